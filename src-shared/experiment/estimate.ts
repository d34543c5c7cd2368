import type { AgentKind, ExperimentConfig } from '@shared/experiment/config';
import type { StageName } from '@shared/experiment/progress';

/** Samples drawn from the policy and steps made in the environment. */
export interface Work {
  readonly samples: number;
  readonly environmentSteps: number;
}

/** What a stage of an earlier experiment came to. */
export interface MeasuredStage {
  readonly stage: StageName;
  readonly seconds: number;
  /** Units done: tasks, pairs, steps, episodes. */
  readonly done: number;
  readonly policyCalls: number;
}

/** A finished experiment, as the measure of the next. */
export interface MeasuredRun {
  readonly name: string;
  readonly config: ExperimentConfig;
  readonly pairs: number;
  readonly stages: readonly MeasuredStage[];
}

/** What one can know before the start. */
export interface Estimate {
  /** What cannot be exceeded: computed from the config alone. */
  readonly most: {
    readonly search: Work;
    readonly evaluation: Work;
    readonly byAgent: readonly { readonly agent: AgentKind; readonly samples: number }[];
  };
  /** What is likely, in proportion to an earlier experiment; `null` without one. */
  readonly likely: {
    /** The experiment it is scaled from. */
    readonly from: string;
    readonly samples: number | null;
    readonly pairs: number | null;
    readonly updates: number | null;
    readonly seconds: Readonly<Record<'collect' | 'train' | 'evaluate', number | null>>;
    /** Of all stages; `null` when one of them is unknown. */
    readonly totalSeconds: number | null;
  } | null;
}

/** Whether an agent draws n samples, be it at each step or for n whole episodes. */
const choosesAmongSamples = (agent: AgentKind): boolean => agent !== 'greedy' && agent !== 'sample';

/**
 * Most samples of one search: each iteration expands one node by n samples and rolls out from a
 * child of it, at depth 1 or deeper, one sample a step down to the depth limit.
 */
export function mostSearchSamples({ search }: Pick<ExperimentConfig, 'search'>): number {
  return search.iterations * (search.candidates + search.maxDepth - 1);
}

/** Most samples of one task of an agent, with n `candidates` and episodes of `maxDepth` steps. */
export function mostAgentSamples(agent: AgentKind, maxDepth: number, candidates: number): number {
  return maxDepth * (choosesAmongSamples(agent) ? candidates : 1);
}

/** What an experiment will take at most, and what it likely takes by the measure of an earlier one. */
export function estimateOf(config: ExperimentConfig, measured: MeasuredRun | null): Estimate {
  const most = mostOf(config);
  return { most, likely: measured && likelyOf(config, most, measured) };
}

function mostOf(config: ExperimentConfig): Estimate['most'] {
  const { task, search, evaluation } = config;
  const perSearch = mostSearchSamples(config);
  const byAgent = evaluation.agents.map((agent) => ({
    agent,
    samples: task.testTasks * mostAgentSamples(agent, search.maxDepth, evaluation.candidates),
  }));
  const episodes = evaluation.agents.reduce(
    // Only best-of-n plays out every sample; the others look at them as text and step once.
    (sum, agent) => sum + (agent === 'best-of-n' ? evaluation.candidates : 1),
    0,
  );
  return {
    search: {
      samples: task.trainTasks * perSearch,
      environmentSteps: task.trainTasks * perSearch,
    },
    evaluation: {
      samples: byAgent.reduce((sum, { samples }) => sum + samples, 0),
      environmentSteps: task.testTasks * search.maxDepth * episodes,
    },
    byAgent,
  };
}

function likelyOf(
  config: ExperimentConfig,
  most: Estimate['most'],
  measured: MeasuredRun,
): NonNullable<Estimate['likely']> {
  const then = mostOf(measured.config);
  const stage = (name: StageName) => measured.stages.find((each) => each.stage === name) ?? null;

  const search = scaled(stage('collect'), most.search.samples / then.search.samples);
  const evaluation = scaled(stage('evaluate'), most.evaluation.samples / then.evaluation.samples);
  const samePairRule =
    measured.config.pairs.selection === config.pairs.selection &&
    measured.config.pairs.includeUnsolved === config.pairs.includeUnsolved;
  const pairs =
    samePairRule && measured.pairs > 0
      ? Math.round((measured.pairs * config.task.trainTasks) / measured.config.task.trainTasks)
      : null;
  const updates = pairs === null ? null : updatesOf(config, pairs);
  const train = stage('train');
  const trainSeconds =
    updates !== null && train && train.done > 0 && sameModel(config, measured.config)
      ? (train.seconds / train.done) * updates * (config.model.batch / measured.config.model.batch)
      : null;
  const seconds = {
    collect: search?.seconds ?? null,
    train: trainSeconds,
    evaluate: evaluation?.seconds ?? null,
  };
  return {
    from: measured.name,
    samples: search && evaluation ? Math.round(search.samples + evaluation.samples) : null,
    pairs,
    updates,
    seconds,
    totalSeconds:
      seconds.collect !== null && seconds.train !== null && seconds.evaluate !== null
        ? seconds.collect + seconds.train + seconds.evaluate
        : null,
  };
}

/** Updates of both phases: contrast, then DPO over the pairs that are not held out. */
export function updatesOf(
  { model, pairs }: Pick<ExperimentConfig, 'model' | 'pairs'>,
  total: number,
): number {
  const training = Math.round(total * (1 - pairs.heldoutShare));
  return model.contrastSteps + Math.ceil((training * model.epochs) / model.batch);
}

function scaled(
  stage: MeasuredStage | null,
  factor: number,
): { readonly samples: number; readonly seconds: number } | null {
  if (!stage || stage.policyCalls <= 0 || stage.seconds <= 0 || !Number.isFinite(factor))
    return null;
  return { samples: stage.policyCalls * factor, seconds: stage.seconds * factor };
}

function sameModel(a: ExperimentConfig, b: ExperimentConfig): boolean {
  return a.model.preset === b.model.preset && a.model.device === b.model.device;
}
