import { describe, expect, it } from 'vitest';
import { nodesAt, statisticsAt } from '@shared/tree/replay';
import type { SearchTree, TreeNode } from '@shared/tree/tree';
import { searchTree } from '@main/search/mcts';
import { searchConfig, toySearch } from '../../support/search-request';

/** P is that of the finished tree in a replay, as documented. */
const withoutPrior = (nodes: readonly TreeNode[]) =>
  nodes.map(({ prior: _prior, ...rest }) => rest);

async function recorded(): Promise<{ final: SearchTree; stages: SearchTree[] }> {
  const stages: SearchTree[] = [];
  const search = searchConfig({ iterations: 12, stopOnSuccess: false });
  const onIteration = (_entry: unknown, tree: () => SearchTree) => stages.push(tree());
  return { final: await searchTree(toySearch({ search, onIteration })), stages };
}

describe('replaying a tree from its log', () => {
  it('gives after each iteration the tree as it stood', async () => {
    const { final, stages } = await recorded();
    expect(stages.length).toBe(12);
    stages.forEach((stage, index) => {
      expect(withoutPrior(nodesAt(final, index + 1))).toEqual(withoutPrior(stage.nodes));
    });
  });

  it('begins with the root alone', async () => {
    const { final } = await recorded();
    const [root, ...others] = nodesAt(final, 0);
    expect(others).toEqual([]);
    expect(root).toMatchObject({ visits: 0, valueSum: 0, expanded: false, exhausted: false });
  });

  it('gives N and W for all nodes, zeros for those born later', async () => {
    const { final, stages } = await recorded();
    const parents = final.nodes.map((node) => node.parent ?? -1);
    const { visits, valueSum } = statisticsAt(parents, final.iterations, 4);
    final.nodes.forEach((_, id) => {
      const then = stages[3]!.nodes[id];
      expect(visits[id]).toBe(then?.visits ?? 0);
      expect(valueSum[id]).toBe(then?.valueSum ?? 0);
    });
  });
});
