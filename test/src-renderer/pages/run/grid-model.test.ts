import { expect, it } from 'vitest';
import { gridShape, sequentialShare } from '@renderer/pages/run/grid-model';

it('takes the largest cells with which all tasks are seen', () => {
  for (const tasks of [1, 40, 250, 1000]) {
    const { cell, gap, columns } = gridShape(tasks, 640, 300);
    expect(Math.ceil(tasks / columns) * (cell + gap) - gap).toBeLessThanOrEqual(300);
    expect(columns * (cell + gap) - gap).toBeLessThanOrEqual(640);
  }
  expect(gridShape(1, 640, 300).cell).toBeGreaterThan(gridShape(1000, 640, 300).cell);
});

it('lets too many tasks scroll rather than vanish', () => {
  expect(gridShape(100_000, 640, 300).cell).toBe(8);
  expect(gridShape(10, 0, 0).columns).toBe(1);
});

it('colours counts on a log axis from the least to the most', () => {
  expect(sequentialShare(10, 10, 1000)).toBe(0);
  expect(sequentialShare(100, 10, 1000)).toBeCloseTo(0.5);
  expect(sequentialShare(1000, 10, 1000)).toBe(1);
  expect(sequentialShare(5, 5, 5)).toBe(0.5);
});
