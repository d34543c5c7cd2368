import { describe, expect, it } from 'vitest';
import { treeViolations } from '@shared/tree/invariants';
import type { SearchTree, TreeNode } from '@shared/tree/tree';
import { searchTree } from '@main/search/mcts';
import { toySearch } from '../../support/search-request';

/** A sound tree with one node changed. */
async function damaged(id: number, change: Partial<TreeNode>): Promise<SearchTree> {
  const tree = await searchTree(toySearch());
  return {
    ...tree,
    nodes: tree.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
  };
}

describe('what is checked in a stored tree', () => {
  it.each([
    [{ visits: 99 }, /has 99 visits, the log/],
    [{ valueSum: 99 }, /has W 99, the log/],
    [{ depth: 7 }, /has depth 7/],
    [{ parent: null }, /second root/],
    [{ parent: 3 }, /older than its parent/],
    [{ id: 9 }, /carries the id 9/],
    [{ prior: 0 }, /has the prior 0/],
    [{ reward: 0.5 }, /a reward without an end/],
    [{ exhausted: true }, /marked exhausted wrongly/],
    [{ iteration: 99 }, /precedes its parent/],
  ])('%o is found', async (change, sentence) => {
    expect(treeViolations(await damaged(1, change)).join('\n')).toMatch(sentence);
  });
});
