import { resolve } from 'node:path';
import { sourceOf } from '@shared/experiment/config';
import { indexOfLargest } from '@shared/qmodel/scoring';
import { loadFamily } from '@main/environments/registry';
import { splitTasks } from '@main/environments/split';
import { createPolicy } from '@main/policies/registry';
import { createQModelService } from '@main/qmodel/local-service';
import { takeFirst, takeMajority, type Chooser } from '@main/search/agents/chooser';
import { runEpisode } from '@main/search/agents/episode';
import { rankerScorer } from '@main/search/ranker/scorer';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { option } from './options';

/**
 * Measures what the policy's own votes are worth beside a score: the test tasks of a finished
 * experiment are played by the candidate with the largest score + λ·ln(votes), for each λ, with the
 * scores of the Q-value model and of the linear ranker. Opens the workspace as StepQ would: it may be
 * upgraded by that.
 *
 *     npm run bench -- votes --workspace FOLDER --experiment ID [--weights 0,0.1,0.3,1]
 */

const workspace = openWorkspace(option('workspace', ''), { mode: 'write' });
const store = createStore(workspace);
const id = option('experiment', '');
const { config } = store.experiments.get(id);
const family = await loadFamily(sourceOf(config.task), resolve('resources'));
const { test } = splitTasks(family, { seed: config.seed, ...config.task });
const policy = createPolicy(config);
const service = createQModelService();
const { directory } = store.models.find(id)!;
const ranker = rankerScorer(store.rankers.find(id));
const scorers = {
  beam: async (...[state, candidates]: Parameters<typeof ranker>) =>
    (await service.score(directory, state, candidates)).map(({ q }) => q),
  'ranker-of-n': ranker,
};

function weighing(agent: keyof typeof scorers, weight: number): Chooser {
  return {
    agent,
    candidates: 'n',
    choose: async (state, candidates) => {
      const actions = candidates.map(({ action }) => action);
      const scores = (await scorers[agent](state, actions)).map(
        (score, i) => score + weight * Math.log(candidates[i]!.votes),
      );
      return { taken: indexOfLargest(scores), scores };
    },
  };
}

async function measure(name: string, chooser: Chooser): Promise<void> {
  let reward = 0;
  let decisions = 0;
  for (const task of test) {
    const episode = await runEpisode({
      environment: family.create(),
      task,
      policy,
      chooser,
      n: config.evaluation.candidates,
      maxDepth: config.search.maxDepth,
      seed: config.seed,
    });
    reward += episode.reward;
    decisions += episode.decisions.length;
  }
  console.log(
    `${name.padEnd(24)} mean reward ${(reward / test.length).toFixed(3)}, ` +
      `${(decisions / test.length).toFixed(1)} decisions`,
  );
}

await measure('sample', takeFirst('sample'));
await measure('greedy', takeFirst('greedy'));
await measure('majority-of-n', takeMajority);
for (const weight of option('weights', '0,0.03,0.1,0.3,1,3').split(',').map(Number)) {
  await measure(`beam, λ = ${weight}`, weighing('beam', weight));
  await measure(`ranker-of-n, λ = ${weight}`, weighing('ranker-of-n', weight));
}
await service.dispose();
workspace.close();
