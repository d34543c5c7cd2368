import { describe, expect, it } from 'vitest';
import {
  appendMetrics,
  emptyHistory,
  HISTORY_LIMIT,
  newestPhase,
  stride,
} from '@renderer/pages/models/model/metric-history';
import { trainingMetric } from '../fixtures';

describe('history of a run', () => {
  it('keeps the two phases apart', () => {
    const history = appendMetrics(emptyHistory, [
      trainingMetric(1, { phase: 'contrast' }),
      trainingMetric(2),
    ]);
    expect(history.contrast.map((m) => m.step)).toEqual([1]);
    expect(history.dpo.map((m) => m.step)).toEqual([2]);
    expect(newestPhase(history)).toBe('dpo');
    expect(history.last).toBe(2);
  });

  it('does not hold a step twice, and lets a resumed run replace what it repeats', () => {
    const first = appendMetrics(
      emptyHistory,
      [1, 2, 3, 4].map((s) => trainingMetric(s)),
    );
    const resumed = appendMetrics(first, [trainingMetric(3, { loss: 9 })]);
    expect(resumed.dpo.map((m) => m.step)).toEqual([1, 2, 3]);
    expect(resumed.dpo.at(-1)!.loss).toBe(9);
  });

  it('thins what is too long, but never drops a held-out number', () => {
    const metrics = Array.from({ length: HISTORY_LIMIT + 2 }, (_, i) =>
      trainingMetric(i + 1, i === 7 ? { heldoutAccuracy: 0.8 } : {}),
    );
    const { dpo } = appendMetrics(emptyHistory, metrics);
    expect(dpo.length).toBeLessThan(HISTORY_LIMIT);
    expect(dpo.some((m) => m.heldoutAccuracy === 0.8)).toBe(true);
    expect(dpo.at(-1)!.step).toBe(HISTORY_LIMIT + 2);
    expect(stride(dpo)).toBe(2);
  });
});
