import { describe, expect, it } from 'vitest';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import {
  afterMeasurement,
  isOutOfPatience,
  type BestWeights,
} from '@main/qmodel/training/early-stopping';

const weights = (value: number): Parameters =>
  new Map([['w', { shape: [1], data: Float32Array.of(value) }]]);

const after = (...accuracies: number[]): BestWeights =>
  accuracies.reduce<BestWeights | null>(
    (best, accuracy, i) => afterMeasurement(best, accuracy, 10 * (i + 1), weights(i)),
    null,
  )!;

describe('early stopping', () => {
  it('keeps the weights of the best measurement, the earlier of equals', () => {
    const best = after(0.6, 0.8, 0.7, 0.8);
    expect(best).toMatchObject({ accuracy: 0.8, step: 20, misses: 2 });
    expect(best.weights.get('w')?.data).toEqual(Float32Array.of(1));
  });

  it('keeps them as they were, whatever training does with the arrays', () => {
    const live = weights(1);
    const best = afterMeasurement(null, 0.5, 10, live);
    live.get('w')!.data[0] = 9;
    expect(best.weights.get('w')?.data).toEqual(Float32Array.of(1));
  });

  it('stops after as many measurements without a better one as it is patient', () => {
    expect(isOutOfPatience(after(0.8, 0.7), 2)).toBe(false);
    expect(isOutOfPatience(after(0.8, 0.7, 0.8), 2)).toBe(true);
    expect(isOutOfPatience(after(0.8, 0.7, 0.9), 2)).toBe(false);
  });

  it('never stops with patience 0 or before the first measurement', () => {
    expect(isOutOfPatience(after(0.8, 0.1, 0.1, 0.1), 0)).toBe(false);
    expect(isOutOfPatience(null, 1)).toBe(false);
  });
});
