import { describe, expect, it } from 'vitest';
import { keyedRandom } from '@shared/random/keyed';
import { dot, fitComparisons, type Comparison } from '@main/search/ranker/logistic';

const fit = (comparisons: readonly Comparison[], size: number, penalty: number) =>
  fitComparisons(comparisons, size, penalty, async () => {});
const compared = (weight: number, ...difference: number[]): Comparison => ({
  difference: Float64Array.from(difference),
  weight,
});

describe('a Bradley-Terry fit', () => {
  it('finds the log-odds of the wins where there is hardly a penalty', async () => {
    // Three wins in four comparisons: σ(w) = 3/4, w = ln 3.
    const [w] = await fit([compared(3, 1), compared(1, -1)], 1, 1e-9);
    expect(w).toBeCloseTo(Math.log(3), 6);
  });

  it('meets the condition of a minimum: the gradient is 0', async () => {
    const random = keyedRandom('fit');
    const draw = () => random.next() * 2 - 1;
    const comparisons = Array.from({ length: 60 }, () =>
      compared(0.5 + random.next(), draw(), draw() + 0.3, draw()),
    );
    const w = await fit(comparisons, 3, 0.05);
    const total = comparisons.reduce((sum, { weight }) => sum + weight, 0);
    for (let feature = 0; feature < 3; feature += 1) {
      const slope = comparisons.reduce(
        (sum, { difference, weight }) =>
          sum - (weight / total) * (difference[feature]! / (1 + Math.exp(dot(w, difference)))),
        0.05 * w[feature]!,
      );
      expect(slope).toBeCloseTo(0, 6);
    }
  });

  it('stays finite where every comparison is won, and gives 0 to a feature that never differs', async () => {
    const w = await fit([compared(1, 5, 0), compared(1, 9, 0)], 2, 0.001);
    expect(w[0]).toBeGreaterThan(0);
    expect(Number.isFinite(w[0])).toBe(true);
    expect(w[1]).toBe(0);
  });

  it('gives zeros without comparisons', async () => {
    expect([...(await fit([], 2, 0.01))]).toEqual([0, 0]);
  });

  it('can be given up between its steps', async () => {
    const pause = async () => {
      throw new Error('Enough.');
    };
    await expect(fitComparisons([compared(1, 1)], 1, 0.1, pause)).rejects.toThrow('Enough.');
  });
});
