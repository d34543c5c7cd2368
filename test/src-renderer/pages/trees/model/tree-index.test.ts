import { describe, expect, it } from 'vitest';
import { bestPathOf, childrenOf, indexTree, pathTo } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns } = generateSearch({ nodes: 300 });
const index = indexTree(columns);

describe('the index of a tree', () => {
  it('lists every node but the root once as a child of its parent', () => {
    const seen = new Set<number>();
    for (let id = 0; id < index.size; id += 1) {
      for (const child of childrenOf(index, id)) {
        expect(columns.parent[child]).toBe(id);
        expect(seen.has(child)).toBe(false);
        seen.add(child);
      }
    }
    expect(seen.size).toBe(index.size - 1);
  });

  it('counts the nodes below each node', () => {
    const below = (id: number): number =>
      [...childrenOf(index, id)].reduce((sum, child) => sum + 1 + below(child), 0);
    expect(index.descendants[0]).toBe(index.size - 1);
    for (const id of [0, 1, 2, 40]) expect(index.descendants[id]).toBe(below(id));
  });

  it('ranks nodes branch by branch, as an outline lists them', () => {
    const outline: number[] = [];
    const visit = (id: number) => {
      outline.push(id);
      childrenOf(index, id).forEach(visit);
    };
    visit(0);
    expect(outline.map((id) => index.rank[id])).toEqual(outline.map((_, at) => at));
  });

  it('finds the way from the root', () => {
    const last = index.size - 1;
    const path = pathTo(index, last);
    expect(path[0]).toBe(0);
    expect(path.at(-1)).toBe(last);
    expect(path).toHaveLength(columns.depth[last]! + 1);
  });
});

describe('the best path', () => {
  const ending = (reward: number, depth: number, terminal: number) => ({ reward, depth, terminal });
  const treeOf = (endings: readonly ReturnType<typeof ending>[]) =>
    indexTree({
      ...columns,
      parent: Int32Array.from([-1, ...endings.map(() => 0)]),
      depth: Uint16Array.from([0, ...endings.map(({ depth }) => depth)]),
      reward: Float32Array.from([NaN, ...endings.map(({ reward }) => reward)]),
      terminal: Uint8Array.from([0, ...endings.map(({ terminal }) => terminal)]),
      iteration: new Int32Array(endings.length + 1),
    });

  it('takes the highest reward, then the fewest steps, then the oldest', () => {
    expect(bestPathOf(treeOf([ending(0.5, 1, 2), ending(1, 3, 1), ending(1, 2, 1)]))).toEqual([
      0, 3,
    ]);
    expect(bestPathOf(treeOf([ending(0.5, 2, 2), ending(0.5, 2, 2)]))).toEqual([0, 1]);
  });

  it('prefers an answer to the step limit at the same reward', () => {
    expect(bestPathOf(treeOf([ending(0, 1, 3), ending(0, 4, 2)]))).toEqual([0, 2]);
  });

  it('is empty when nothing ended', () => {
    expect(bestPathOf(treeOf([ending(NaN, 1, 0)]))).toEqual([]);
  });
});
