import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundAxis, tickDecimals } from '@renderer/components/charts/round-axis';

describe('axis with round ticks', () => {
  it('ends on a tick or between two', () => {
    expect(roundAxis(0.32, 0.74)).toEqual({
      min: 0.3,
      max: 0.75,
      ticks: [0.3, 0.4, 0.5, 0.6, 0.7],
    });
    expect(roundAxis(0, 4.2)).toEqual({ min: 0, max: 4.5, ticks: [0, 1, 2, 3, 4] });
    expect(roundAxis(-0.02, 0.42)).toEqual({
      min: -0.05,
      max: 0.45,
      ticks: [0, 0.1, 0.2, 0.3, 0.4],
    });
  });

  it('gives a flat series room above and below', () => {
    const axis = roundAxis(1, 1);
    expect(axis.min).toBeLessThan(1);
    expect(axis.max).toBeGreaterThan(1);
  });

  it('always holds what it was asked to hold, with few ticks', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(hi - lo > 1e-6);
        const axis = roundAxis(lo, hi);
        const slack = (hi - lo) * 1e-6;
        expect(axis.min).toBeLessThanOrEqual(lo + slack);
        expect(axis.max).toBeGreaterThanOrEqual(hi - slack);
        expect(axis.ticks.length).toBeGreaterThan(0);
        expect(axis.ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('knows how many decimals its ticks need', () => {
    expect(tickDecimals([0, 1, 2])).toBe(0);
    expect(tickDecimals([0, 0.25, 0.5])).toBe(2);
    expect(tickDecimals([0, 5e-6])).toBe(6);
  });
});
