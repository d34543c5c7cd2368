import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '@renderer/pages/compare/charts/label-places';

describe('labels beside points', () => {
  it('stay where they want to be when nothing is in the way', () => {
    const labels = [
      { x: 0, y: 10, width: 50 },
      { x: 0, y: 40, width: 50 },
      { x: 100, y: 12, width: 50 },
    ];
    expect(placeLabels(labels)).toEqual([10, 40, 12]);
  });

  it('never cover each other', () => {
    const label = fc.record({
      x: fc.integer({ min: 0, max: 200 }),
      y: fc.integer({ min: 0, max: 100 }),
      width: fc.integer({ min: 20, max: 80 }),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 7 }), (labels) => {
        const ys = placeLabels(labels);
        labels.forEach((a, i) =>
          labels.forEach((b, j) => {
            if (i >= j || a.x >= b.x + b.width || b.x >= a.x + a.width) return;
            expect(Math.abs(ys[i]! - ys[j]!)).toBeGreaterThanOrEqual(13);
          }),
        );
      }),
    );
  });
});
