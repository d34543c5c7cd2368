import { actionKey, renderAction } from '@shared/agent/action';
import type { EnvironmentTask, Transition } from '@main/environments/environment';
import { loadHotpotQa } from '@main/environments/hotpotqa/family';
import { selectTasks } from '@main/environments/split';
import { createHotpotQaSampler } from '@main/policies/hotpotqa-sampler/sampler';
import type { Policy, PolicyState } from '@main/policies/policy';

/**
 * Measures the embedded sampler on HotpotQA's training tasks: how well a single sample does, its mode,
 * the best of five trajectories, and a step oracle that rolls each of five candidates out and takes
 * the best. The figures stand in docs/decisions/0010-hotpotqa.md.
 *
 *     npm run bench -- hotpotqa-sampler [--tasks 300] [--oracle-tasks 50] [--show 3]
 */

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

const CANDIDATES = 5;
const ROLLOUTS = 24;
const SEEDS = 5;

const family = loadHotpotQa('resources/hotpotqa');
const env = family.create();

/** A trajectory from some state on. */
interface Played {
  readonly reward: number;
  readonly f1: number;
  readonly finished: boolean;
  readonly state: PolicyState;
}

type Choose = (
  state: PolicyState,
  key: string,
) => Promise<Pick<PolicyState, 'history'>['history'][0]['action']>;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const start = (task: EnvironmentTask): PolicyState => ({
  instruction: task.instruction,
  initialObservation: env.reset(task),
  history: [],
});

const playedBy = (state: PolicyState, { done, reward, rewardParts }: Transition): Played => ({
  reward: done ? reward : 0,
  f1: rewardParts?.f1 ?? 0,
  finished: done,
  state,
});

async function play(from: PolicyState, key: string, choose: Choose): Promise<Played> {
  let state = from;
  for (;;) {
    const action = await choose(state, `${key}/${state.history.length}`);
    const transition = env.step(action);
    const { observation } = transition;
    state = { ...state, history: [...state.history, { action, observation }] };
    if (transition.done || state.history.length >= family.maxDepth) {
      return playedBy(state, transition);
    }
  }
}

const single =
  (policy: Policy, decoding: 'sample' | 'mode'): Choose =>
  async (state, drawKey) =>
    (await policy.sample({ state, n: 1, decoding, drawKey }))[0]!.action;

const distinct: number[] = [];

/** Rolls each distinct candidate out and takes the one with the best mean reward. */
const stepOracle =
  (policy: Policy): Choose =>
  async (state, key) => {
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
        const transition = env.step(action);
        const { observation } = transition;
        const next = { ...state, history: [...state.history, { action, observation }] };
        const ended = transition.done || next.history.length >= family.maxDepth;
        const { reward } = ended
          ? playedBy(next, transition)
          : await play(next, `${key}/${actionKey(action)}/${k}`, single(policy, 'sample'));
        values.push(reward);
        if (ended) break;
      }
      if (mean(values) > best.value) best = { action, value: mean(values) };
    }
    env.restore(before);
    return best.action;
  };

function report(name: string, played: readonly Played[]): void {
  const actions = played.flatMap(({ state }) => state.history.map(({ action }) => action.type));
  const share = (type: string): string =>
    (actions.filter((held) => held === type).length / actions.length).toFixed(2);
  console.log(
    `${name.padEnd(16)} EM ${mean(played.map(({ reward }) => reward)).toFixed(3)}` +
      `  F1 ${mean(played.map(({ f1 }) => f1)).toFixed(3)}` +
      `  steps ${mean(played.map(({ state }) => state.history.length)).toFixed(2)}` +
      `  unfinished ${mean(played.map(({ finished }) => (finished ? 0 : 1))).toFixed(3)}` +
      `  search ${share('search')} lookup ${share('lookup')} finish ${share('finish')}`,
  );
}

async function playAll(
  tasks: readonly EnvironmentTask[],
  key: string,
  choose: Choose,
): Promise<Played[]> {
  const played: Played[] = [];
  for (const task of tasks) played.push(await play(start(task), `${key}/${task.id}`, choose));
  return played;
}

async function main(): Promise<void> {
  const { train } = selectTasks(family.tasks(), {
    seed: 233,
    trainTasks: option('tasks', 300),
    testTasks: 100,
  });
  const policy = createHotpotQaSampler({ temperature: 1 });
  const rounds: Played[][] = [];
  const began = performance.now();
  for (let seed = 0; seed < SEEDS; seed += 1) {
    rounds.push(await playAll(train, String(seed), single(policy, 'sample')));
    report(`sample, seed ${seed}`, rounds[seed]!);
  }
  const all = rounds.flat();
  const seconds = (performance.now() - began) / 1000;
  report('sample, all', all);
  for (const type of ['bridge', 'comparison']) {
    report(
      `  ${type}`,
      rounds.flatMap((round) => round.filter((_, i) => train[i]!.gold.type === type)),
    );
  }
  report(
    'best of 5',
    train.map((_, i) =>
      rounds.map((round) => round[i]!).reduce((a, b) => (b.reward > a.reward ? b : a)),
    ),
  );
  for (const temperature of [0.5, 2]) {
    const other = createHotpotQaSampler({ temperature });
    report(`temperature ${temperature}`, await playAll(train, 'other', single(other, 'sample')));
  }
  report('mode', await playAll(train, 'mode', single(policy, 'mode')));
  const few = train.slice(0, option('oracle-tasks', 50));
  if (few.length > 0) report('step oracle', await playAll(few, 'oracle', stepOracle(policy)));
  console.log(`distinct actions among ${CANDIDATES} candidates: ${mean(distinct).toFixed(2)}`);
  const steps = all.reduce((sum, { state }) => sum + state.history.length, 0);
  console.log(`policy and environment together: ${(steps / seconds).toFixed(0)} steps/s`);
  for (const { state, reward } of all.slice(0, option('show', 0))) {
    console.log(`\n${state.instruction}`);
    for (const { action, observation } of state.history) {
      console.log(
        `  ${action.thought}\n    ${renderAction(action)}\n      ${observation.slice(0, 160)}`,
      );
    }
    console.log(`  reward ${reward}`);
  }
}

await main();
