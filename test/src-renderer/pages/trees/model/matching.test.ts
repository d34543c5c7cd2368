import { describe, expect, it } from 'vitest';
import { terminalCodes } from '@shared/ipc/rows';
import { matchNodes } from '@renderer/pages/trees/model/matching';
import { parseQuery } from '@renderer/pages/trees/model/query';
import { finalStats, valueOf } from '@renderer/pages/trees/model/stats';
import { bestPathOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns } = generateSearch({ nodes: 500 });
const index = indexTree(columns);
const best = bestPathOf(index);
const stats = finalStats(index);

function find(query: string, textHits = new Map<string, ReadonlySet<number>>(), born = index.size) {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.message);
  return matchNodes(parsed.terms, { index, stats: { ...stats, born }, best, textHits });
}

const nodes = Array.from({ length: index.size }, (_, id) => id);
const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b);

describe('matching', () => {
  it('wants every condition to hold', () => {
    const expected = nodes.filter(
      (id) => columns.visits[id]! >= 3 && columns.depth[id] === 2 && valueOf(stats, id) < 0.2,
    );
    expect(sorted(find('visits>=3 depth=2 v<0.2'))).toEqual(expected);
  });

  it('knows the endings', () => {
    const success = nodes.filter((id) => terminalCodes[columns.terminal[id]!] === 'success');
    expect(sorted(find('success'))).toEqual(success);
    expect(sorted(find('terminal -success'))).toEqual(
      nodes.filter((id) => columns.terminal[id]! > 0 && !success.includes(id)),
    );
    expect(find('best')).toEqual(best);
  });

  it('lists hits in the order of the outline', () => {
    const ranks = find('terminal').map((id) => index.rank[id]!);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('looks up texts among the hits that were fetched', () => {
    const textHits = new Map([['chair', new Set([3, 9, 40])]]);
    expect(sorted(find('chair', textHits))).toEqual([3, 9, 40]);
    expect(sorted(find('-chair depth=0', textHits))).toEqual([0]);
    expect(find('unfetched', textHits)).toEqual([]);
  });

  it('finds nothing that is not born yet, and nothing without conditions', () => {
    expect(find('terminal', new Map(), 20).every((id) => id < 20)).toBe(true);
    expect(find('')).toEqual([]);
  });
});
