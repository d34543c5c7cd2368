import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spearman } from '@shared/evaluation/rank-correlation';

describe('Spearman’s rank correlation', () => {
  it('is 1 − 6 Σd² / (n (n² − 1)) without ties', () => {
    // d = −1, 0, −1, 2, 0: Σd² = 6, n = 5.
    expect(spearman([10, 20, 30, 40, 50], [2, 2.5, 9, 1, 11])).toBeCloseTo(
      1 - (6 * ((1 - 2) ** 2 + (2 - 3) ** 2 + (3 - 4) ** 2 + (4 - 1) ** 2)) / (5 * 24),
      12,
    );
  });

  it('takes the mean rank of ties', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    expect(spearman([0, 7, 7, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('is not defined for one value, or where all are equal', () => {
    expect(spearman([], [])).toBeNull();
    expect(spearman([1], [2])).toBeNull();
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  it('is 1 for any rising function, −1 for a falling one, and the same either way round', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2 });
    fc.assert(
      fc.property(values, (a) => {
        expect(
          spearman(
            a,
            a.map((x) => x ** 3),
          ),
        ).toBeCloseTo(1, 9);
        expect(
          spearman(
            a,
            a.map((x) => -Math.exp(x / 1e6)),
          ),
        ).toBeCloseTo(-1, 9);
      }),
    );
    const pairs = fc.array(
      fc.tuple(fc.integer({ max: 5, min: 0 }), fc.integer({ max: 5, min: 0 })),
    );
    fc.assert(
      fc.property(pairs, (both) => {
        const [a, b] = [both.map(([x]) => x), both.map(([, y]) => y)];
        const rho = spearman(a, b);
        expect(spearman(b, a)).toBe(rho);
        if (rho !== null) expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('refuses sides of different lengths', () => {
    expect(() => spearman([1], [1, 2])).toThrow(RangeError);
  });
});
