import type { AgentKind, ExperimentConfig } from '@shared/experiment/config';
import { canonicalJson, chosenSections } from '@shared/experiment/hash';
import { mostAgentSamples, mostSearchSamples } from '@shared/experiment/estimate';

/** Training tasks that a trial searches, and test tasks that it plays. */
export const TRIAL_TASKS = 3;

/** What the language model of a trial was asked; zeros where there is none. */
export interface TrialReplies {
  readonly calls: number;
  /** Seconds that the calls took, one after another. */
  readonly seconds: number;
  /** Of them those of replies that were paid for before and so were not waited for. */
  readonly keptSeconds: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What a stage took, all its tasks together. */
export interface TrialStage {
  /** What the same for other tasks took longer, which were done before to be ready. */
  readonly warmupSeconds: number;
  /** From its beginning to its end. */
  readonly elapsedSeconds: number;
  /** In which the process that searches and plays computed. */
  readonly computedSeconds: number;
  /** In which the Q-value model scored. */
  readonly scoringSeconds: number;
  readonly replies: TrialReplies;
}

/** What one search or one episode took. */
export interface TrialTask {
  readonly taskId: string;
  readonly samples: number;
  readonly environmentSteps: number;
  /** From its beginning to its end, others that were under way at the same time included. */
  readonly seconds: number;
}

/** What real updates of the Q-value model took. */
export interface TrialTraining {
  /** Before the first pair was scored: tokenizer, weights, sessions. */
  readonly setupSeconds: number;
  readonly rankerSecondsPerPair: number;
  /** Of a pair scored by the reference model. */
  readonly referenceSecondsPerPair: number;
  /** Of an update of the contrast phase; 0 where there is none. */
  readonly contrastUpdateSeconds: number;
  readonly updateSeconds: number;
  readonly checkpointSeconds: number;
  /** Of a held-out pair whose two actions are scored at the end. */
  readonly heldoutSecondsPerPair: number;
  /** Of the model, and of what a killed training goes on from. */
  readonly bytes: number;
  /** Of a checkpoint that is kept to choose from. */
  readonly checkpointBytes: number;
}

/** What the first tasks of an experiment really took, before it is started. */
export interface Trial {
  /** As it stood. */
  readonly config: ExperimentConfig;
  /** Whether an experiment ran at the same time, which makes everything slower. */
  readonly beside: boolean;
  /** Loading the environment, and finding out what endpoints support. */
  readonly setupSeconds: number;
  readonly search: TrialStage;
  /** Each with the preference pairs that its tree gave. */
  readonly searches: readonly (TrialTask & { readonly pairs: number })[];
  readonly pairingSeconds: number;
  /** `null` where the trees gave no pair to train on. */
  readonly training: TrialTraining | null;
  readonly playing: TrialStage;
  /** Without the agents that need a trained model where there is none. */
  readonly episodes: readonly (TrialTask & { readonly agent: AgentKind })[];
  /** Of comparing the agents. */
  readonly comparingSeconds: number;
  /** What all that came to in the workspace. */
  readonly bytes: {
    readonly trees: number;
    readonly pairs: number;
    readonly episodes: number;
  };
}

/**
 * Names everything of a config that a trial's figures depend on. How many tasks, epochs and
 * checkpoints there are only says how often what was measured is done.
 */
export function trialKey({ name: _name, ...config }: ExperimentConfig): string {
  const { trainTasks: _train, testTasks: _test, ...played } = config.task;
  const { heldoutShare: _share, ...pairs } = config.pairs;
  return canonicalJson({
    ...config,
    task: chosenSections(played),
    policy: measuredPolicy(config.policy),
    pairs,
    model: measuredModel(config.model),
  });
}

function measuredModel({
  epochs: _epochs,
  checkpointEvery: _every,
  keepCheckpoints: _keep,
  patience: _patience,
  ...model
}: ExperimentConfig['model']): unknown {
  return model;
}

/** What may be spent and what it costs changes nothing of what is done. */
function measuredPolicy(policy: ExperimentConfig['policy']): unknown {
  if (policy.kind !== 'endpoint') return policy;
  const { budget: _budget, prices: _prices, ...rest } = policy;
  return rest;
}

/**
 * Whether tasks wait for somebody outside this program, who may want to be paid, so that several at
 * once take less time than one after another.
 */
export function waitsForOthers({
  policy,
  task,
}: Pick<ExperimentConfig, 'policy' | 'task'>): boolean {
  return (
    policy.kind === 'endpoint' ||
    task.environment === 'http' ||
    (task.environment === 'hotpotqa' && task.hotpotqa.corpus === 'live')
  );
}

/** Most samples that a trial draws from the policy. */
export function mostTrialSamples(config: ExperimentConfig): number {
  const { task, search, evaluation } = config;
  const ofTask = evaluation.agents.reduce(
    (sum, agent) => sum + mostAgentSamples(agent, search.maxDepth, evaluation.candidates),
    0,
  );
  return (
    Math.min(TRIAL_TASKS, task.trainTasks) * mostSearchSamples(config) +
    Math.min(TRIAL_TASKS, task.testTasks) * ofTask
  );
}
