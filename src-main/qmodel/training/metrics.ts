import type { TrainingMetric } from '@shared/experiment/progress';
import {
  preferenceLossAt,
  type PreferenceObjective,
} from '@main/qmodel/training/losses/preference';

/** Rewards Q = β · (log π_θ − log π_ref) of a batch and what they amount to. */
export interface RewardSummary {
  readonly chosenReward: number;
  readonly rejectedReward: number;
  readonly accuracy: number;
  /** Mean of what is minimised. */
  readonly loss: number;
}

/**
 * @param logProbabilities Σ log π_θ, chosen and rejected in turn
 * @param reference Σ log π_ref in the same order
 */
export function summariseRewards(
  logProbabilities: Float32Array,
  reference: Float32Array,
  objective: PreferenceObjective,
): RewardSummary {
  const pairs = logProbabilities.length / 2;
  const reward = (i: number): number =>
    objective.beta * ((logProbabilities[i] ?? NaN) - (reference[i] ?? NaN));
  let [chosen, rejected, right, loss] = [0, 0, 0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    const margin = reward(2 * pair) - reward(2 * pair + 1);
    chosen += reward(2 * pair);
    rejected += reward(2 * pair + 1);
    if (margin > 0) right += 1;
    loss += preferenceLossAt(margin, objective);
  }
  return {
    chosenReward: chosen / pairs,
    rejectedReward: rejected / pairs,
    accuracy: right / pairs,
    loss: loss / pairs,
  };
}

/** Margins beyond this mean that training has run away (rewards are differences of log π, times β). */
const EXPLODED_MARGIN = 1000;

/** What tells whether training has run away. */
export type StepNumbers = Pick<
  TrainingMetric,
  'loss' | 'gradientNorm' | 'chosenReward' | 'rejectedReward' | 'step'
>;

/** Why training has to stop at these numbers, as a sentence; `null` when they are sound. */
export function trainingFault(metric: StepNumbers): string | null {
  const { loss, gradientNorm, chosenReward, rejectedReward, step } = metric;
  if (![loss, gradientNorm, chosenReward, rejectedReward].every(Number.isFinite)) {
    return `The loss or its gradient was not a number at step ${step}. The last checkpoint is kept. Lower the learning rate.`;
  }
  if (Math.abs(chosenReward - rejectedReward) > EXPLODED_MARGIN) {
    return `The reward margin exploded at step ${step}. The last checkpoint is kept. Lower the learning rate or beta.`;
  }
  return null;
}
