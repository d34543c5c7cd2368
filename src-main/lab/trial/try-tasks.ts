import type { AgentKind } from '@shared/experiment/config';
import { waitsForOthers, type Trial, type TrialTask } from '@shared/experiment/trial';
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
  readonly context: StageContext;
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
export async function trySearch({ context, scratch, measure }: TrialGround): Promise<Searched> {
  const { store, experimentId } = context;
  const empty = scratch.bytes();
  const search = await repeated(
    { context, measure },
    () => collect(context),
    () => {
      store.trees.clear(experimentId);
    },
  );
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
export async function tryPlaying(
  { context, scratch, measure }: TrialGround,
  trained: boolean,
): Promise<Played> {
  const { store, experimentId, config } = context;
  const { evaluation } = config;
  const agents = evaluation.agents.filter((agent) => trained || !needTraining.has(agent));
  const baseline = agents.includes(evaluation.baseline) ? evaluation.baseline : agents[0];
  const before = scratch.bytes();
  let lastEpisode = performance.now();
  let comparingSeconds = 0;
  const play = async (): Promise<void> => {
    if (baseline === undefined) return;
    await evaluate({
      ...context,
      config: { ...config, evaluation: { ...evaluation, agents, baseline } },
      emit: (name) => {
        if (name === 'episode.committed') lastEpisode = performance.now();
      },
    });
    comparingSeconds = (performance.now() - lastEpisode) / 1000;
  };
  const playing = await repeated({ context, measure }, play, () => {
    store.episodes.clear(experimentId);
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

/** What is done here alone costs nothing to do again; what others are asked for is done once. */
async function repeated(
  { context, measure }: Pick<TrialGround, 'context' | 'measure'>,
  work: () => Promise<void>,
  undo: () => void,
): ReturnType<StageMeasure> {
  return waitsForOthers(context.config) ? measure(work) : measureWarm(measure, work, undo);
}

function taskOf({
  taskId,
  policyCalls,
  environmentSteps,
  milliseconds,
}: Omit<SearchCost, 'treeId'>): TrialTask {
  return { taskId, samples: policyCalls, environmentSteps, seconds: milliseconds / 1000 };
}
