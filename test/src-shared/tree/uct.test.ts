import { describe, expect, it } from 'vitest';
import { puctBonus, selectionScore, uctBonus, type SelectionRule } from '@shared/tree/uct';

const child = { visits: 4, valueSum: 3, prior: 0.4, valid: true };
const fresh = { visits: 0, valueSum: 0, prior: 0.4, valid: true };
const rule = (changes: Partial<SelectionRule> = {}): SelectionRule => ({
  selection: 'uct',
  exploration: Math.SQRT2,
  compat: 'paper',
  ...changes,
});

describe('UCT', () => {
  it('adds √(2·ln N_parent / N) to the mean return', () => {
    // 0.75 + √(2 · ln 9 / 4), with ln 9 = 2.1972245773
    expect(selectionScore(child, 9, rule())).toBeCloseTo(0.75 + 1.048147074, 9);
  });

  it('wants a child that was never visited before all others', () => {
    expect(selectionScore(fresh, 9, rule())).toBe(Infinity);
    expect(selectionScore({ ...fresh, valid: false }, 9, rule())).toBe(Infinity);
  });

  it('gives no bonus when the parent was visited once', () => {
    expect(uctBonus(1, 1, Math.SQRT2)).toBe(0);
  });
});

describe('PUCT', () => {
  it('adds c·P·√N_parent / (1 + N) to the mean return', () => {
    expect(puctBonus(child, 9, 2)).toBeCloseTo((2 * 0.4 * 3) / 5, 12);
    expect(selectionScore(child, 9, rule({ selection: 'puct', exploration: 2 }))).toBeCloseTo(
      0.75 + 0.48,
      12,
    );
  });

  it('ranks children that were never visited by their prior', () => {
    const puct = rule({ selection: 'puct' });
    const likely = selectionScore({ ...fresh, prior: 0.6 }, 9, puct);
    expect(likely).toBeGreaterThan(selectionScore(fresh, 9, puct));
    expect(likely).toBeLessThan(Infinity);
  });
});

describe('the published code’s UCT', () => {
  const reference = rule({ compat: 'reference' });

  it('divides the mean return by the visits once more', () => {
    expect(selectionScore(child, 9, reference)).toBeCloseTo(0.75 / 4 + 1.048147074, 9);
  });

  it('scores a refused action −1 until it is visited', () => {
    expect(selectionScore(fresh, 9, reference)).toBe(Infinity);
    expect(selectionScore({ ...fresh, valid: false }, 9, reference)).toBe(-1);
    expect(selectionScore({ ...child, valid: false }, 9, reference)).toBeGreaterThan(0);
  });
});
