/** The stages of an experiment, in order. */
export const stageNames = ['collect', 'pairs', 'train', 'evaluate'] as const;
export type StageName = (typeof stageNames)[number];

export type StageStatus = 'waiting' | 'running' | 'done' | 'failed';

export type ExperimentStatus =
  'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** How far a stage is. Sent often; carries no history. */
export interface StageProgress {
  readonly stage: StageName;
  readonly done: number;
  readonly total: number;
  /** What is counted: tasks, pairs, steps, episodes. */
  readonly unit: string;
  /** Units per second over the recent past; `null` until known. */
  readonly rate: number | null;
  readonly etaSeconds: number | null;
  readonly policyCalls: number;
  /** One line for people, e.g. the latest loss. */
  readonly note: string;
}

/** One training step's numbers (one DPO update, or one of the phase before it). */
export interface TrainingMetric {
  readonly phase: 'contrast' | 'dpo';
  /** From 1, over the whole run. */
  readonly step: number;
  readonly loss: number;
  /** Mean β·(log π_θ − log π_ref) of the chosen and the rejected actions. */
  readonly chosenReward: number;
  readonly rejectedReward: number;
  /** Share of the batch with chosen reward > rejected reward. */
  readonly accuracy: number;
  readonly gradientNorm: number;
  readonly learningRate: number;
  readonly tokensPerSecond: number;
  /** Preference accuracy and loss on held-out pairs, where measured at this step. */
  readonly heldoutAccuracy: number | null;
  readonly heldoutLoss: number | null;
}
