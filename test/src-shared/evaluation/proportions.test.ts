import { describe, expect, it } from 'vitest';
import { holm, mcnemarP, wilsonInterval } from '@shared/evaluation/proportions';

describe('Wilson’s interval', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (solved, n, lo, hi) => {
    const interval = wilsonInterval(solved / n, n);
    expect(interval.lo).toBeCloseTo(lo, 4);
    expect(interval.hi).toBeCloseTo(hi, 4);
  });

  it('stays within [0, 1] and touches the ends exactly', () => {
    expect(wilsonInterval(0, 7).lo).toBe(0);
    expect(wilsonInterval(1, 7).hi).toBe(1);
    expect(wilsonInterval(1, 1).lo).toBeGreaterThan(0);
  });
});

describe('McNemar’s exact test', () => {
  it.each([
    // By hand: 2 · (C(12,0) + C(12,1) + C(12,2)) / 2¹² = 2 · 79 / 4096.
    [10, 2, 158 / 4096],
    [2, 10, 158 / 4096],
    // 2 · (1 + 5) / 2⁵ and 2 / 2⁵.
    [4, 1, 12 / 32],
    [5, 0, 2 / 32],
    [6, 6, 1],
    [0, 0, 1],
  ])('of %i against %i is the tail of fair coins', (onlyA, onlyB, p) => {
    expect(mcnemarP(onlyA, onlyB)).toBeCloseTo(p, 12);
  });

  it('holds for thousands of tasks, where 2⁻ⁿ underflows', () => {
    // Normal approximation: z = (1100 − 1000 − 1) / √2100, two-sided p = 0.0307.
    expect(mcnemarP(1100, 1000)).toBeCloseTo(0.0307, 3);
  });
});

describe('Holm’s correction', () => {
  it('multiplies the k-th smallest of m by m − k + 1 and never falls', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, index) => {
      expect(adjusted[index]).toBeCloseTo(p, 12);
    });
  });

  it('leaves one comparison as it is and never exceeds 1', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
