import { describe, expect, it } from 'vitest';
import { statisticsAt } from '@shared/tree/replay';
import { ReplayStats, valueOf } from '@renderer/pages/trees/model/stats';
import { indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns, iterations } = generateSearch({ nodes: 1500 });
const index = indexTree(columns);

describe('statistics during a replay', () => {
  it('agree with the search’s own recount after any iteration, in any order', () => {
    const replay = new ReplayStats(index, iterations);
    for (const iteration of [150, 3, 64, 65, 1, 128, iterations.length - 1]) {
      const expected = statisticsAt(columns.parent, iterations, iteration);
      const stats = replay.at({ iteration, phase: 3 });
      expect([...stats.visits]).toEqual([...expected.visits]);
      stats.valueSum.forEach((sum, id) => expect(sum).toBeCloseTo(expected.valueSum[id]!, 9));
    }
  });

  it('end at what the search stored', () => {
    const { visits, valueSum, born } = new ReplayStats(index, iterations).at({
      iteration: iterations.length,
      phase: 3,
    });
    expect(visits).toBe(columns.visits);
    expect(valueSum).toBe(columns.valueSum);
    expect(born).toBe(index.size);
  });

  it('change only in the back-up', () => {
    const replay = new ReplayStats(index, iterations);
    const before = replay.at({ iteration: 39, phase: 3 });
    for (const phase of [0, 1, 2] as const) {
      expect([...replay.at({ iteration: 40, phase }).visits]).toEqual([...before.visits]);
    }
    expect([...replay.at({ iteration: 40, phase: 3 }).visits]).not.toEqual([...before.visits]);
  });

  it('bear the children in the expansion and the rest in the rollout', () => {
    const replay = new ReplayStats(index, iterations);
    const record = iterations.find(
      ({ rollout, expanded }) => rollout.length > 0 && expanded.length > 2,
    )!;
    const born = (phase: 0 | 1 | 2 | 3) => replay.at({ iteration: record.iteration, phase }).born;
    expect(born(0)).toBe(columns.iteration.findIndex((birth) => birth === record.iteration));
    expect(born(1)).toBe(Math.max(...record.expanded) + 1);
    expect(born(2)).toBe(record.rollout.at(-1)! + 1);
    expect(born(3)).toBe(born(2));
  });

  it('do not touch what they handed out before', () => {
    const replay = new ReplayStats(index, iterations);
    const early = replay.at({ iteration: 70, phase: 3 });
    const copy = [...early.visits];
    replay.at({ iteration: 140, phase: 3 });
    replay.at({ iteration: 10, phase: 3 });
    expect([...early.visits]).toEqual(copy);
  });

  it('have no value without a visit', () => {
    const stats = { visits: Int32Array.of(0, 2), valueSum: Float64Array.of(0, 1), born: 2 };
    expect(valueOf(stats, 0)).toBeNaN();
    expect(valueOf(stats, 1)).toBe(0.5);
  });
});

it('scrubs a search of 10,000 nodes in less than 50 ms a step', () => {
  const large = generateSearch({ nodes: 10_000 });
  const replay = new ReplayStats(indexTree(large.columns), large.iterations);
  const last = large.iterations.length;
  const times = [last - 1, 1, Math.floor(last / 2), last - 2].map((iteration) => {
    const start = performance.now();
    replay.at({ iteration, phase: 3 });
    return performance.now() - start;
  });
  expect(Math.max(...times)).toBeLessThan(50);
});
