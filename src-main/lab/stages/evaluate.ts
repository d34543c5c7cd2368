import { compareRuns } from '@shared/evaluation/compare';
import type { AgentKind } from '@shared/experiment/config';
import { createMeter } from '@main/lab/meter';
import { scorersFor } from '@main/lab/stages/scorers';
import { severalAtOnce } from '@main/lab/stages/several-at-once';
import { logUpkeep } from '@main/lab/stages/upkeep';
import type { StageContext } from '@main/lab/stages/stage';
import type { EnvironmentTask } from '@main/environments/environment';
import { playTask } from '@main/search/agents/agents';

/**
 * That it is Q that helps: the Q-guided agent against the policy's own best guess, and against those
 * that choose among the same samples.
 */
const controlsOfBeam: readonly (readonly [AgentKind, AgentKind])[] = [
  ['beam', 'greedy'],
  ['beam', 'random-of-n'],
  ['beam', 'ranker-of-n'],
];

/** Plays every test task with every agent that has not played it yet, then compares the agents. */
export async function evaluate(context: StageContext): Promise<void> {
  const { experimentId, config, store, tasks } = context;
  const { agents, baseline, resamples } = config.evaluation;
  await playAll(context, missingEpisodes(context));
  const report = compareRuns(
    new Map(agents.map((agent) => [agent, store.episodes.list(experimentId, agent)])),
    { baseline, resamples, seed: config.seed, extraPairs: controlsOfBeam },
  );
  store.comparisons.save(experimentId, report);
  context.log('info', `Compared ${agents.length} agents on ${tasks.test.length} tasks.`);
  logUpkeep(context);
}

interface Missing {
  readonly agent: AgentKind;
  readonly task: EnvironmentTask;
}

/** Task by task rather than agent by agent, so that what is there can always be compared. */
function missingEpisodes({ experimentId, config, store, tasks }: StageContext): Missing[] {
  const { agents } = config.evaluation;
  const committed = new Map(
    agents.map((agent) => [agent, store.episodes.committed(experimentId, agent)]),
  );
  return tasks.test.flatMap((task) =>
    agents.flatMap((agent) => (committed.get(agent)?.has(task.id) ? [] : [{ agent, task }])),
  );
}

async function playAll(context: StageContext, missing: readonly Missing[]): Promise<void> {
  const { experimentId, config, store, family, policy, tasks, limit, clock } = context;
  const total = tasks.test.length * config.evaluation.agents.length;
  let done = total - missing.length;
  let policyCalls = store.episodes.policyCalls(experimentId);
  const meter = createMeter({
    stage: 'evaluate',
    total,
    unit: 'episodes',
    alreadyDone: done,
    clock,
  });
  context.report(meter.at(done, policyCalls, ''));
  const scorers = scorersFor(context);
  await severalAtOnce(missing, limit, context.signal, async ({ agent, task }, signal) => {
    const started = clock();
    const environment = family.create(signal);
    const episode = await playTask(agent, scorers, {
      environment,
      task,
      policy,
      n: config.evaluation.candidates,
      maxDepth: config.search.maxDepth,
      seed: config.seed,
      signal,
    }).finally(() => environment.close?.());
    signal.throwIfAborted();
    store.episodes.commit(experimentId, episode, clock() - started);
    done += 1;
    policyCalls += episode.policyCalls;
    context.emit('episode.committed', { experimentId, agent, taskId: task.id });
    context.report(meter.at(done, policyCalls, ''));
  });
}
