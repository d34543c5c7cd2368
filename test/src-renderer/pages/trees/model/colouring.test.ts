import { describe, expect, it } from 'vitest';
import { clampedEnds, readingFor, scalePosition } from '@renderer/pages/trees/model/colouring';
import { finalStats } from '@renderer/pages/trees/model/stats';
import { indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns } = generateSearch({ nodes: 60 });
const index = indexTree(columns);
const stats = finalStats(index);

describe('positions on the data scales', () => {
  it('put zero in the middle and ±1 at the ends', () => {
    for (const mode of ['value', 'q', 'reward'] as const) {
      expect(scalePosition(mode, -1, 10)).toBe(0);
      expect(scalePosition(mode, 0, 10)).toBe(0.5);
      expect(scalePosition(mode, 1, 10)).toBe(1);
      expect(scalePosition(mode, 3, 10)).toBe(1);
    }
  });

  it('count visits on a log axis up to the most visited node', () => {
    expect(scalePosition('visits', 1, 64)).toBe(0);
    expect(scalePosition('visits', 8, 64)).toBeCloseTo(0.5);
    expect(scalePosition('visits', 64, 64)).toBe(1);
    expect(scalePosition('visits', 1, 1)).toBe(1);
  });

  it('have none for a missing reading', () => {
    expect(scalePosition('value', NaN, 10)).toBeNaN();
  });
});

describe('readings', () => {
  it('are missing where there is nothing to read', () => {
    const unvisited = columns.visits.findIndex((visits) => visits === 0);
    expect(readingFor('value', index, stats, unvisited)).toBeNaN();
    expect(readingFor('visits', index, stats, unvisited)).toBeNaN();
    expect(readingFor('disagreement', index, stats, unvisited)).toBeNaN();
  });

  it('take disagreement as the distance of value and Q', () => {
    const value = readingFor('value', index, stats, 0);
    const expected = Math.abs(value - columns.q[0]!);
    expect(readingFor('disagreement', index, stats, 0)).toBeCloseTo(expected);
  });

  it('say when an end of the scale is passed', () => {
    const q = Float32Array.from(columns.q, (_, id) => (id === 3 ? 1.5 : 0));
    const past = indexTree({ ...columns, q });
    expect(clampedEnds('q', past, stats)).toEqual({ low: false, high: true });
    expect(clampedEnds('visits', past, stats)).toEqual({ low: false, high: false });
  });
});
