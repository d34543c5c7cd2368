import type { AgentKind } from '@shared/experiment/config';
import {
  TRIAL_TASKS,
  waitsForOthers,
  type Trial,
  type TrialStage,
  type TrialTask,
} from '@shared/experiment/trial';
import type { EnvironmentTask } from '@main/environments/environment';
import type { SplitTasks } from '@main/environments/split';
import { collect } from '@main/lab/stages/collect';
import { evaluate } from '@main/lab/stages/evaluate';
import { buildPairs } from '@main/lab/stages/pairs';
import type { StageContext } from '@main/lab/stages/stage';
import { measureWarm, type StageMeasure } from '@main/lab/trial/measure-stage';
import type { Scratch } from '@main/lab/trial/scratch';
import { timed } from '@main/lab/trial/timed';
import type { SearchCost } from '@main/store/trees';

/** What the stages of a trial work with. */
export interface TrialGround {
  /** Of the trial's tasks. */
  readonly context: StageContext;
  /** All tasks of the experiment, those of the trial first. */
  readonly all: SplitTasks;
  readonly scratch: Scratch;
  readonly measure: StageMeasure;
}

type Searched = Pick<Trial, 'search' | 'searches' | 'pairingSeconds'> & {
  readonly bytes: Pick<Trial['bytes'], 'trees' | 'pairs'>;
};
type Played = Pick<Trial, 'playing' | 'episodes' | 'comparingSeconds'> & {
  readonly bytes: Pick<Trial['bytes'], 'episodes'>;
};

/** Searches the training tasks and builds their pairs. @throws Stopped; as the stages */
export async function trySearch(ground: TrialGround): Promise<Searched> {
  const { context, scratch } = ground;
  const { store, experimentId, tasks } = context;
  let empty = scratch.bytes();
  const search = await measured(ground, {
    work: () => {
      empty = scratch.bytes();
      return collect(context);
    },
    further: ground.all.train,
    other: async (train) => {
      await collect({ ...context, tasks: { ...tasks, train } });
      store.trees.clear(experimentId);
    },
  });
  const withTrees = scratch.bytes();
  const pairing = await timed(() => buildPairs(context));
  const pairs = store.pairs.forTraining(experimentId);
  return {
    search,
    searches: store.trees.costs(experimentId).map((cost) => ({
      ...taskOf(cost),
      pairs: pairs.filter(({ taskId }) => taskId === cost.taskId).length,
    })),
    pairingSeconds: pairing.seconds,
    bytes: { trees: withTrees - empty, pairs: scratch.bytes() - withTrees },
  };
}

/** Agents that choose by what was learnt from pairs. */
const needTraining: ReadonlySet<AgentKind> = new Set<AgentKind>(['beam', 'ranker-of-n']);

/**
 * Plays the test tasks with all agents that can play, and compares them.
 * @param trained whether there are a model and a ranker
 * @throws Stopped; as the stage
 */
export async function tryPlaying(ground: TrialGround, trained: boolean): Promise<Played> {
  const { context, scratch } = ground;
  const { store, experimentId, config, tasks } = context;
  const { evaluation } = config;
  const agents = evaluation.agents.filter((agent) => trained || !needTraining.has(agent));
  const baseline = agents.includes(evaluation.baseline) ? evaluation.baseline : agents[0];
  let before = scratch.bytes();
  let lastEpisode = performance.now();
  let comparingSeconds = 0;
  const play = async (test: SplitTasks['test']): Promise<void> => {
    if (baseline === undefined) return;
    await evaluate({
      ...context,
      tasks: { ...tasks, test },
      config: { ...config, evaluation: { ...evaluation, agents, baseline } },
      emit: (name) => {
        if (name === 'episode.committed') lastEpisode = performance.now();
      },
    });
    comparingSeconds = (performance.now() - lastEpisode) / 1000;
  };
  const playing = await measured(ground, {
    work: () => {
      before = scratch.bytes();
      return play(tasks.test);
    },
    further: ground.all.test,
    other: async (test) => {
      await play(test);
      store.episodes.clear(experimentId);
    },
  });
  return {
    playing: { ...playing, elapsedSeconds: playing.elapsedSeconds - comparingSeconds },
    episodes: store.episodes
      .costs(experimentId)
      .map((cost) => ({ ...taskOf(cost), agent: cost.agent })),
    comparingSeconds,
    bytes: { episodes: scratch.bytes() - before },
  };
}

/** What is done here alone costs nothing to do for further tasks; others are asked for no more. */
function measured(
  { context, measure }: TrialGround,
  {
    work,
    further,
    other,
  }: {
    readonly work: () => Promise<void>;
    /** The tasks of the trial and those after them. */
    readonly further: readonly EnvironmentTask[];
    readonly other: (tasks: readonly EnvironmentTask[]) => Promise<void>;
  },
): Promise<TrialStage> {
  if (waitsForOthers(context.config)) return measure(work);
  return measureWarm(measure, work, (turn) => {
    const tasks = further.slice(turn * TRIAL_TASKS, (turn + 1) * TRIAL_TASKS);
    return tasks.length === 0 ? null : () => other(tasks);
  });
}

function taskOf({
  taskId,
  policyCalls,
  environmentSteps,
  milliseconds,
}: Omit<SearchCost, 'treeId'>): TrialTask {
  return { taskId, samples: policyCalls, environmentSteps, seconds: milliseconds / 1000 };
}
