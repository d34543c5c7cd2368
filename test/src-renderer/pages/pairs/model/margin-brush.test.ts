import { describe, expect, it } from 'vitest';
import {
  binInside,
  histogramEnd,
  moveEnd,
  rangeBetween,
  snapMargin,
} from '@renderer/pages/pairs/model/margin-brush';

describe('margin brush', () => {
  it('snaps to its grid and keeps its ends apart', () => {
    expect(snapMargin(0.262)).toBe(0.25);
    expect(rangeBetween(1.2, 0.3)).toEqual({ min: 0.3, max: 1.2 });
    expect(rangeBetween(0.5, 0.5)).toEqual({ min: 0.5, max: 0.525 });
    expect(rangeBetween(2, 2)).toEqual({ min: 1.975, max: 2 });
    expect(moveEnd({ min: 0.5, max: 1 }, 'min', 1.7)).toEqual({ min: 0.975, max: 1 });
    expect(moveEnd({ min: 0.5, max: 1 }, 'max', 0.1)).toEqual({ min: 0.5, max: 0.525 });
  });

  it('counts a bin as inside by its middle', () => {
    expect(binInside(0.2, 0.25, { min: 0.225, max: 1 })).toBe(true);
    expect(binInside(0.2, 0.25, { min: 0.25, max: 1 })).toBe(false);
  });

  it('ends its axis on the half after the last pair', () => {
    const bins = Array.from({ length: 40 }, (_, i) => (i === 22 ? 3 : 0));
    expect(histogramEnd(bins)).toBe(1.5);
    expect(histogramEnd([])).toBe(1);
  });
});
