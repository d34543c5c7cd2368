import { keyedRandom, shuffled } from '@shared/random/keyed';

/** Which step does what: everything follows from the step's number, so that any step can be the first after a restart. */
export interface TrainingPlan {
  readonly contrastSteps: number;
  readonly dpoSteps: number;
  readonly totalSteps: number;
}

export function trainingPlan(options: {
  readonly pairs: number;
  readonly batch: number;
  readonly epochs: number;
  readonly contrastSteps: number;
}): TrainingPlan {
  const dpoSteps = Math.max(1, Math.round((options.pairs * options.epochs) / options.batch));
  return {
    contrastSteps: options.contrastSteps,
    dpoSteps,
    totalSteps: options.contrastSteps + dpoSteps,
  };
}

/**
 * Indices of the pairs of DPO step `step` (from 0): the pairs in a new order for each pass, cut into
 * batches that run on over the end of a pass.
 */
export function batchIndices(
  pairs: number,
  batch: number,
  step: number,
  seed: number,
): readonly number[] {
  const orders = new Map<number, readonly number[]>();
  const orderOf = (pass: number): readonly number[] => {
    const known = orders.get(pass);
    if (known) return known;
    const all = Array.from({ length: pairs }, (_, i) => i);
    const order = shuffled(all, keyedRandom(seed, 'pass', pass));
    orders.set(pass, order);
    return order;
  };
  return Array.from({ length: batch }, (_, i) => {
    const at = step * batch + i;
    return orderOf(Math.floor(at / pairs))[at % pairs] ?? 0;
  });
}

/**
 * Learning rate of a step (from 1): linear warm-up, then constant, then linear to a tenth over the
 * last third, which small models trained for minutes need (docs/decisions/0005).
 */
export function learningRateAt(
  step: number,
  totalSteps: number,
  peak: number,
  warmupRatio: number,
): number {
  const warmup = Math.max(1, Math.round(totalSteps * warmupRatio));
  if (step <= warmup) return (peak * step) / warmup;
  const decayFrom = Math.round((totalSteps * 2) / 3);
  if (step <= decayFrom) return peak;
  return peak * (1 - (0.9 * (step - decayFrom)) / Math.max(1, totalSteps - decayFrom));
}
