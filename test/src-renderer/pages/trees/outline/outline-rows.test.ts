import { describe, expect, it } from 'vitest';
import { layoutTree } from '@renderer/pages/trees/model/layout';
import { childrenOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { outlineMove, outlineRows } from '@renderer/pages/trees/outline/outline-rows';
import { generateSearch } from '../generated-tree';

const index = indexTree(generateSearch({ nodes: 200 }).columns);
const [first] = childrenOf(index, 0);

describe('the rows of the outline', () => {
  it('list what the picture shows, branch by branch', () => {
    const open = layoutTree(index, { folded: new Set(), depthLimit: Infinity });
    const rows = outlineRows(index, open, index.size);
    expect(rows).toHaveLength(index.size);
    expect([...rows].map((id) => index.rank[id])).toEqual([...rows].map((_, at) => at));
    const folded = layoutTree(index, { folded: new Set([first!]), depthLimit: Infinity });
    expect(outlineRows(index, folded, index.size)).toHaveLength(
      index.size - index.descendants[first!]!,
    );
  });

  it('leave out what is not born yet', () => {
    const layout = layoutTree(index, { folded: new Set(), depthLimit: Infinity });
    expect(Math.max(...outlineRows(index, layout, 20))).toBe(19);
  });
});

describe('the keys of the outline', () => {
  const rows = Int32Array.of(0, 1, 5, 2);
  const branch = { parent: 0, folded: false, hasChildren: true };

  it('move through the rows and stop at the ends', () => {
    expect(outlineMove(rows, 1, 'ArrowDown', branch)).toEqual({ kind: 'select', id: 5 });
    expect(outlineMove(rows, 0, 'ArrowUp', branch)).toEqual({ kind: 'select', id: 0 });
    expect(outlineMove(rows, 1, 'End', branch)).toEqual({ kind: 'select', id: 2 });
    expect(outlineMove(rows, 3, 'PageUp', branch)).toEqual({ kind: 'select', id: 0 });
  });

  it('unfold, then enter; fold, then leave', () => {
    const folded = { ...branch, folded: true };
    expect(outlineMove(rows, 1, 'ArrowRight', folded)).toEqual({
      kind: 'fold',
      id: 1,
      fold: false,
    });
    expect(outlineMove(rows, 1, 'ArrowRight', branch)).toEqual({ kind: 'select', id: 5 });
    expect(outlineMove(rows, 1, 'ArrowLeft', branch)).toEqual({ kind: 'fold', id: 1, fold: true });
    expect(outlineMove(rows, 1, 'ArrowLeft', folded)).toEqual({ kind: 'select', id: 0 });
  });

  it('leave other keys to others', () => {
    expect(outlineMove(rows, 1, 'x', branch)).toBeNull();
    expect(outlineMove(Int32Array.of(), 0, 'ArrowDown', branch)).toBeNull();
  });
});
