import type { TrainingMetric } from '@shared/experiment/progress';

/** One DPO step; `change` says what is different about it. */
export function trainingMetric(step: number, change: Partial<TrainingMetric> = {}): TrainingMetric {
  return {
    phase: 'dpo',
    step,
    loss: 0.69 - step * 0.001,
    chosenReward: step * 0.01,
    rejectedReward: -step * 0.005,
    accuracy: 0.6,
    gradientNorm: 1.5,
    learningRate: 1e-3,
    tokensPerSecond: 1800,
    heldoutAccuracy: null,
    heldoutLoss: null,
    ...change,
  };
}
