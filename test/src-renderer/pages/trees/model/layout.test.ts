import { describe, expect, it } from 'vitest';
import { layoutTree, type TreeLayout } from '@renderer/pages/trees/model/layout';
import { childrenOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const index = indexTree(generateSearch({ nodes: 600 }).columns);
const all = { folded: new Set<number>(), depthLimit: Infinity };

function levels(layout: TreeLayout): number[][] {
  return Array.from({ length: layout.depth + 1 }, (_, depth) => [
    ...layout.order.slice(layout.levelStart[depth], layout.levelStart[depth + 1]),
  ]);
}

describe('the tidy layout', () => {
  it('gives every node of a step its own row, from the top down', () => {
    const layout = layoutTree(index, all);
    expect(layout.order).toHaveLength(index.size);
    for (const level of levels(layout)) {
      for (let at = 1; at < level.length; at += 1) {
        const gap = layout.row[level[at]!]! - layout.row[level[at - 1]!]!;
        expect(gap).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }
  });

  it('keeps siblings in their order of birth and a parent between its children', () => {
    const layout = layoutTree(index, all);
    for (let id = 0; id < index.size; id += 1) {
      const rows = [...childrenOf(index, id)].map((child) => layout.row[child]!);
      if (rows.length === 0) continue;
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
      expect(layout.row[id]).toBeCloseTo((rows[0]! + rows.at(-1)!) / 2, 6);
    }
  });

  it('sorts parents as it sorts children, which culling relies on', () => {
    const layout = layoutTree(index, all);
    for (const level of levels(layout).slice(1)) {
      const parents = level.map((id) => layout.row[index.columns.parent[id]!]!);
      expect(parents).toEqual([...parents].sort((a, b) => a - b));
    }
  });

  it('spans from its first to its last row', () => {
    const layout = layoutTree(index, all);
    const rows = [...layout.row].filter((row) => !Number.isNaN(row));
    expect(layout.top).toBe(Math.min(...rows));
    expect(layout.bottom).toBe(Math.max(...rows));
  });
});

describe('folding', () => {
  const branch = childrenOf(index, 0)[0]!;

  it('hides what is below a folded node and says how much that is', () => {
    const layout = layoutTree(index, { folded: new Set([branch]), depthLimit: Infinity });
    for (const child of childrenOf(index, branch)) expect(layout.row[child]).toBeNaN();
    expect(layout.closed.get(branch)).toBe(index.descendants[branch]);
    expect(layout.order).toHaveLength(index.size - index.descendants[branch]!);
  });

  it('ends at the depth limit', () => {
    const layout = layoutTree(index, { folded: new Set(), depthLimit: 2 });
    expect(layout.depth).toBe(2);
    expect(Math.max(...[...layout.order].map((id) => index.columns.depth[id]!))).toBe(2);
    for (const id of layout.closed.keys()) expect(index.columns.depth[id]).toBe(2);
  });

  it('leaves a folded leaf alone', () => {
    const leaf = Array.from({ length: index.size }, (_, id) => id).find(
      (id) => childrenOf(index, id).length === 0,
    )!;
    expect(layoutTree(index, { folded: new Set([leaf]), depthLimit: Infinity }).closed.size).toBe(
      0,
    );
  });
});

it('lays out 10,000 nodes in less than 100 ms', () => {
  const large = indexTree(generateSearch({ nodes: 10_000 }).columns);
  layoutTree(large, all);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    layoutTree(large, all);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});
