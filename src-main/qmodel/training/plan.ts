import type { ExperimentConfig } from '@shared/experiment/config';
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

/** What remains of the learning rate at the last step of a schedule that falls. */
const FLOOR = 0.1;

/**
 * Learning rate of a step (from 1): linear warm-up, then by the schedule. `hold` stays at the peak
 * and falls linearly over the last third, which small models trained for minutes need
 * (docs/decisions/0005); `linear` and `cosine` (arXiv 1608.03983, Eq. 5, one cycle) fall from the
 * end of the warm-up on. All of these end at a tenth of the peak; `constant` does not fall.
 */
export function learningRateAt(
  step: number,
  totalSteps: number,
  {
    learningRate: peak,
    warmupRatio,
    schedule,
  }: Pick<ExperimentConfig['model'], 'learningRate' | 'warmupRatio' | 'schedule'>,
): number {
  const warmup = Math.max(1, Math.round(totalSteps * warmupRatio));
  if (step <= warmup) return (peak * step) / warmup;
  if (schedule === 'constant') return peak;
  const fallFrom = schedule === 'hold' ? Math.round((totalSteps * 2) / 3) : warmup;
  if (step <= fallFrom) return peak;
  const [done, all] = [step - fallFrom, Math.max(1, totalSteps - fallFrom)];
  if (schedule === 'cosine') {
    return peak * (FLOOR + ((1 - FLOOR) * (1 + Math.cos((Math.PI * done) / all))) / 2);
  }
  return peak * (1 - ((1 - FLOOR) * done) / all);
}
