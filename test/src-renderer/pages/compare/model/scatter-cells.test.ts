import { describe, expect, it } from 'vitest';
import { scatterCells, unitRadius } from '@renderer/pages/compare/model/scatter-cells';
import { comparedTask } from '../fixtures';

describe('scatter of tasks', () => {
  it('puts tasks with the same two rewards into one mark, larger marks below', () => {
    const cells = scatterCells([
      comparedTask('a', 1, 0),
      comparedTask('b', 0.5, 0.5),
      comparedTask('c', 0.5000001, 0.5),
    ]);
    expect(cells.map((cell) => [cell.base, cell.test, cell.tasks.length])).toEqual([
      [0.5, 0.5, 2],
      [0, 1, 1],
    ]);
  });

  it('keeps the largest mark inside its place', () => {
    const many = scatterCells(Array.from({ length: 100 }, (_, i) => comparedTask(`t${i}`, 0, 0)));
    expect(unitRadius(many, 14) * Math.sqrt(100)).toBeCloseTo(14);
    expect(unitRadius([], 14)).toBe(3.2);
  });
});
