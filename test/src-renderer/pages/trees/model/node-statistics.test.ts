import { describe, expect, it } from 'vitest';
import {
  coursesOf,
  returnsOf,
  subtreeOf,
  summaryOf,
} from '@renderer/pages/trees/model/node-statistics';
import { finalStats, ReplayStats } from '@renderer/pages/trees/model/stats';
import { childrenOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns, iterations } = generateSearch({ nodes: 400 });
const index = indexTree(columns);
const last = iterations.at(-1)!.iteration;
const first = [...childrenOf(index, 0)];

describe('the returns through siblings', () => {
  it('sum up to W and number N, at the end and after any iteration', () => {
    for (const upTo of [1, Math.floor(last / 2), last]) {
      const stats =
        upTo === last
          ? finalStats(index)
          : new ReplayStats(index, iterations).at({ iteration: upTo, phase: 3 });
      for (const parent of [0, first[0]!]) {
        const ids = [...childrenOf(index, parent)];
        const returns = returnsOf(index, iterations, ids, upTo);
        for (const id of ids) {
          const list = returns.get(id)!;
          expect(list).toHaveLength(stats.visits[id]!);
          expect(list.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(stats.valueSum[id]!);
        }
      }
    }
  });

  it('are all of the search at the root', () => {
    const returns = returnsOf(index, iterations, [0], last).get(0)!;
    expect(returns).toHaveLength(columns.visits[0]!);
  });
});

describe('a summary of returns', () => {
  const at = (value: number) => ({ iteration: 1, value });

  it('has the standard error of the mean', () => {
    // s = 1, N = 3.
    expect(summaryOf([at(-1), at(0), at(1)])).toEqual({
      sum: 0,
      count: 3,
      least: -1,
      largest: 1,
      standardError: expect.closeTo(1 / Math.sqrt(3), 12) as number,
    });
  });

  it('has none of a single return, and is none without any', () => {
    expect(summaryOf([at(0.5)])).toMatchObject({ sum: 0.5, standardError: null });
    expect(summaryOf([])).toBeNull();
  });
});

describe('the course of V', () => {
  const returns = [
    [
      { iteration: 1, value: 1 },
      { iteration: 3, value: 0 },
    ],
    [{ iteration: 2, value: -0.5 }],
  ];

  it('is the mean so far after each iteration, unknown before the first visit', () => {
    expect(coursesOf(returns, 3, 10)).toEqual([
      { iteration: 1, values: [1, NaN] },
      { iteration: 2, values: [1, -0.5] },
      { iteration: 3, values: [0.5, -0.5] },
    ]);
  });

  it('ends with the last iteration however few points there are', () => {
    expect(coursesOf(returns, 3, 1)).toEqual([{ iteration: 3, values: [0.5, -0.5] }]);
    expect(coursesOf(returns, 0, 5)).toEqual([]);
  });
});

describe('what lies below a node', () => {
  it('is counted like the descendants, and ends add up over siblings', () => {
    const whole = subtreeOf(index, 0, index.size);
    expect(whole.nodes).toBe(index.size);
    const parts = first.map((id) => subtreeOf(index, id, index.size));
    for (const [i, part] of parts.entries()) {
      expect(part.nodes).toBe(index.descendants[first[i]!]! + 1);
    }
    for (const kind of ['success', 'failure', 'depth-limit'] as const) {
      expect(parts.reduce((sum, { ends }) => sum + ends[kind], 0)).toBe(whole.ends[kind]);
    }
    const best = Math.max(...parts.map(({ bestReward }) => bestReward ?? -Infinity));
    expect(whole.bestReward).toBe(best);
  });

  it('is only what was born by then', () => {
    expect(subtreeOf(index, 0, 1)).toMatchObject({ nodes: 1, bestReward: null });
  });
});
