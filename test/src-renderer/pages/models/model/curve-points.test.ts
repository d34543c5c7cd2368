import { describe, expect, it } from 'vitest';
import { curvePoints, latest, pointRange } from '@renderer/pages/models/model/curve-points';
import { trainingMetric } from '../fixtures';

describe('points of a curve', () => {
  const metrics = [
    trainingMetric(1, { accuracy: 0.5 }),
    trainingMetric(2, { accuracy: NaN }),
    trainingMetric(3, { accuracy: 0.75, heldoutAccuracy: 0.8 }),
  ];
  const points = curvePoints(
    metrics,
    { value: (m) => m.accuracy, heldout: (m) => m.heldoutAccuracy, heldoutPairs: 100 },
    2,
  );

  it('leave a gap where a number is missing', () => {
    expect(points.map(({ raw }) => raw)).toEqual([0.5, null, 0.75]);
    expect(points.map(({ heldout }) => heldout)).toEqual([null, null, 0.8]);
  });

  it('give a held-out share its interval', () => {
    const [lo, hi] = points[2]!.band!;
    expect(lo).toBeCloseTo(0.71, 2);
    expect(hi).toBeCloseTo(0.867, 2);
  });

  it('know their latest values', () => {
    expect(latest(points, 'heldout')).toBe(0.8);
    expect(latest(points, 'smoothed')).toBe(0.75);
    expect(latest([], 'smoothed')).toBeNull();
  });

  it('span what is drawn, a wild raw value in a hundred left aside', () => {
    const long = Array.from({ length: 200 }, (_, i) =>
      trainingMetric(i + 1, { loss: i === 50 ? 900 : 0.5 }),
    );
    const range = pointRange(curvePoints(long, { value: (m) => m.loss }, 1000));
    expect(range![1]).toBeLessThan(100);
    expect(pointRange([])).toBeNull();
  });
});
