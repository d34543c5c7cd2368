import { actionKey, renderAction, type Step } from '@shared/agent/action';
import type { EnvironmentTask } from '@main/environments/environment';
import { loadWebShop } from '@main/environments/webshop/family';
import type { WebShop } from '@main/environments/webshop/webshop';
import { selectTasks } from '@main/environments/split';
import type { Policy, PolicyState } from '@main/policies/policy';
import { createSampler } from '@main/policies/sampler/sampler';

/**
 * Measures the embedded sampler on WebShop's training tasks: how well a single sample does, its mode,
 * the best of five trajectories, and a step oracle that rolls each of five candidates out and takes
 * the best. The figures stand in docs/decisions/0002-embedded-sampler.md.
 *
 *     npm run bench -- sampler [--tasks 300] [--oracle-tasks 50] [--show 3]
 */

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

interface Episode {
  readonly reward: number;
  readonly steps: number;
  readonly finished: boolean;
  readonly invalid: number;
  readonly state: PolicyState;
}

const MAX_STEPS = 10;
const CANDIDATES = 5;
const ROLLOUTS = 24;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

type Pick = (state: PolicyState, env: WebShop, key: string) => Promise<Step['action']>;

async function play(env: WebShop, from: PolicyState, key: string, pick: Pick): Promise<Episode> {
  let state = from;
  let invalid = 0;
  while (state.history.length < MAX_STEPS) {
    const action = await pick(state, env, `${key}/${state.history.length}`);
    const { observation, reward, done, valid } = env.step(action);
    if (!valid) invalid += 1;
    state = { ...state, history: [...state.history, { action, observation }] };
    if (done) return { reward, steps: state.history.length, finished: true, invalid, state };
  }
  return { reward: 0, steps: state.history.length, finished: false, invalid, state };
}

const start = (env: WebShop, task: EnvironmentTask): PolicyState => ({
  instruction: task.instruction,
  initialObservation: env.reset(task),
  history: [],
});

const singles =
  (policy: Policy, decoding: 'sample' | 'mode'): Pick =>
  async (state, _env, drawKey) =>
    (await policy.sample({ state, n: 1, decoding, drawKey }))[0]!.action;

/** Rolls each distinct candidate out and takes the one with the best mean reward. */
const oracle =
  (policy: Policy, distinct: number[]): Pick =>
  async (state, env, key) => {
    const samples = await policy.sample({ state, n: CANDIDATES, decoding: 'sample', drawKey: key });
    const candidates = [
      ...new Map(samples.map(({ action }) => [actionKey(action), action])).values(),
    ];
    distinct.push(candidates.length);
    const before = env.snapshot();
    let best = { action: candidates[0]!, value: -1 };
    for (const action of candidates) {
      const values: number[] = [];
      for (let k = 0; k < ROLLOUTS; k += 1) {
        env.restore(before);
        const { observation, reward, done } = env.step(action);
        const next = { ...state, history: [...state.history, { action, observation }] };
        if (done) {
          values.push(reward);
          break;
        }
        const rollout = await play(
          env,
          next,
          `${key}/${actionKey(action)}/${k}`,
          singles(policy, 'sample'),
        );
        values.push(rollout.reward);
      }
      if (mean(values) > best.value) best = { action, value: mean(values) };
    }
    env.restore(before);
    return best.action;
  };

function report(name: string, episodes: readonly Episode[]): void {
  const share = (test: (episode: Episode) => boolean): string =>
    (episodes.filter(test).length / episodes.length).toFixed(3);
  const bins = [0, 0.2, 0.4, 0.6, 0.8, 1].map((low, i) =>
    i === 5
      ? share(({ reward }) => reward === 1)
      : share(
          ({ reward }) =>
            (i === 0 ? reward >= 0 : reward >= low) && reward < low + 0.2 && reward < 1,
        ),
  );
  console.log(
    `${name.padEnd(16)} reward ${mean(episodes.map(({ reward }) => reward)).toFixed(3)}  success ${share(({ reward }) => reward === 1)}` +
      `  steps ${mean(episodes.map(({ steps }) => steps)).toFixed(2)}  unfinished ${share(({ finished }) => !finished)}` +
      `  invalid/episode ${mean(episodes.map(({ invalid }) => invalid)).toFixed(2)}  rewards by fifths ${bins.join(' ')}`,
  );
}

async function main(): Promise<void> {
  const family = loadWebShop('resources/webshop');
  const { train } = selectTasks(family.tasks(), {
    seed: 233,
    trainTasks: option('tasks', 300),
    testTasks: 100,
  });
  const env = family.create();
  const policy = createSampler({ temperature: 1 });
  const trajectories: Episode[][] = train.map(() => []);
  const began = performance.now();
  let steps = 0;
  for (let seed = 0; seed < 5; seed += 1) {
    for (const [i, task] of train.entries()) {
      const episode = await play(
        env,
        start(env, task),
        `${seed}/${task.id}`,
        singles(policy, 'sample'),
      );
      trajectories[i]!.push(episode);
      steps += episode.steps;
    }
    report(
      `sample, seed ${seed}`,
      trajectories.map((held) => held[seed]!),
    );
  }
  const perSecond = steps / ((performance.now() - began) / 1000);
  report('sample, all', trajectories.flat());
  report(
    'best of 5',
    trajectories.map((held) => held.reduce((a, b) => (b.reward > a.reward ? b : a))),
  );
  for (const temperature of [0.5, 2]) {
    const other = createSampler({ temperature });
    const episodes: Episode[] = [];
    for (const task of train)
      episodes.push(await play(env, start(env, task), task.id, singles(other, 'sample')));
    report(`temperature ${temperature}`, episodes);
  }
  const modes: Episode[] = [];
  for (const task of train)
    modes.push(await play(env, start(env, task), task.id, singles(policy, 'mode')));
  report('mode', modes);
  const oracles: Episode[] = [];
  const distinct: number[] = [];
  for (const task of train.slice(0, option('oracle-tasks', 50))) {
    oracles.push(await play(env, start(env, task), `oracle/${task.id}`, oracle(policy, distinct)));
  }
  report('step oracle', oracles);
  console.log(`distinct actions among ${CANDIDATES} candidates: ${mean(distinct).toFixed(2)}`);
  console.log(`policy and environment together: ${perSecond.toFixed(0)} steps/s`);
  for (const { state, reward } of trajectories.flat().slice(0, option('show', 0))) {
    console.log(`\n${state.instruction}`);
    for (const { action } of state.history)
      console.log(`  ${action.thought}\n    ${renderAction(action)}`);
    console.log(`  reward ${reward.toFixed(3)}`);
  }
}

await main();
