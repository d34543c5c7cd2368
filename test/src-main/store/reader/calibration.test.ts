import { describe, expect, it } from 'vitest';
import { answerQuery } from '@main/store/reader/answer';
import { sampleConfig, samplePairs, sampleTree } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';

/** Three trees of seven nodes, the last two of held-out tasks; gives their ids. */
function searched() {
  const store = temporaryStore();
  const id = store.experiments.create(sampleConfig(), {});
  const trees = ['task-1', 'task-2', 'task-3'].map((task) => sampleTree(task, 7, 3));
  const ids = trees.map((tree) => store.trees.commit(id, tree, 5));
  store.pairs.replace(
    id,
    trees.flatMap((tree, at) =>
      samplePairs(tree, id).map(
        (pair) => ({ ...pair, split: at === 0 ? 'train' : 'heldout' }) as const,
      ),
    ),
    [],
  );
  const calibration = () =>
    answerQuery(store.workspace.db, 'models.calibration', { experimentId: id });
  return { store, trees, ids, calibration };
}

describe('Q against V', () => {
  it('names the trees of held-out tasks that wait to be scored', () => {
    const { ids, calibration } = searched();
    expect(calibration()).toEqual({
      trees: 2,
      scored: 0,
      toScore: ids.slice(1),
      values: new Float64Array(),
      q: new Float64Array(),
      siblings: { pairs: 0, alike: 0 },
    });
  });

  it('gives V and Q of their steps, without the root and without those of training tasks', () => {
    const { store, trees, ids, calibration } = searched();
    for (const treeId of ids.slice(0, 2)) {
      store.trees.setQValues(treeId, [null, 1, 2, 3, 4, 5, 6]);
    }
    const { scored, toScore, values, q } = calibration();
    expect([scored, toScore]).toEqual([1, [ids[2]]]);
    expect([...q]).toEqual([1, 2, 3, 4, 5, 6]);
    const steps = trees[1]!.nodes.slice(1);
    expect([...values]).toEqual(steps.map(({ valueSum, visits }) => valueSum / visits));
  });

  it('counts how many pairs of siblings V and Q order alike', () => {
    const { store, trees, ids, calibration } = searched();
    // Children of the root are 1, 2, 3, of node 1 are 4, 5, 6.
    const q = [null, 0.3, 0.1, 0.1, -1, 2, 0.5];
    store.trees.setQValues(ids[1]!, q);
    const value = (node: number) => {
      const { valueSum, visits } = trees[1]!.nodes[node]!;
      return valueSum / visits;
    };
    const pairs = [
      [1, 2],
      [1, 3],
      [4, 5],
      [4, 6],
      [5, 6],
    ] as const;
    const alike = pairs.filter(([a, b]) => value(a) > value(b) === q[a]! > q[b]!);
    expect(calibration().siblings).toEqual({ pairs: pairs.length, alike: alike.length });
  });
});
