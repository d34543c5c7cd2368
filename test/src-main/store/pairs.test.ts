import { describe, expect, it } from 'vitest';
import type { ReviewAction } from '@main/store/review-state';
import { answerQuery } from '@main/store/reader/answer';
import { sampleAction, sampleConfig, samplePairs, sampleTree } from '../../support/samples';
import { temporaryStore } from '../../support/workspace';

function storeWithPairs() {
  const store = temporaryStore();
  const id = store.experiments.create(sampleConfig(), {});
  const trees = ['task-1', 'task-10'].map((task) => sampleTree(task, 40));
  for (const tree of trees) store.trees.commit(id, tree, 5);
  const pairs = trees.flatMap((tree) => samplePairs(tree, id));
  store.pairs.replace(id, pairs, [{ filter: 'margin too small', removed: 7 }]);
  const rowOf = (pairId: string) =>
    answerQuery(store.workspace.db, 'pairs.page', {
      filter: { experimentId: id },
      order: 'task',
      offset: 0,
      limit: 500,
    }).rows.find((row) => row.id === pairId)!;
  return { store, id, pairs, first: pairs[0]!, rowOf };
}

describe('preference pairs', () => {
  it('come back as they were built, in the same order', () => {
    const { store, id, pairs } = storeWithPairs();
    expect(pairs.length).toBeGreaterThan(20);
    expect(store.pairs.count(id)).toBe(pairs.length);
    expect(store.pairs.forTraining(id)).toEqual(pairs);
  });

  it('are replaced as a whole or not at all', () => {
    const { store, id, pairs } = storeWithPairs();
    const stray = { ...pairs[3]!, id: 'stray', taskId: 'unknown' };
    expect(() => store.pairs.replace(id, [pairs[1]!, stray], [])).toThrow('has no tree');
    expect(store.pairs.forTraining(id)).toEqual(pairs);
    store.pairs.replace(id, pairs.slice(2, 4), []);
    expect(store.pairs.forTraining(id)).toEqual(pairs.slice(2, 4));
  });
});

describe('the review of a pair', () => {
  it('rejects and accepts', () => {
    const { store, id, pairs, first, rowOf } = storeWithPairs();
    expect(store.reviews.add(first.id, { kind: 'reject' })).toBe(id);
    expect(rowOf(first.id)).toMatchObject({ review: 'rejected', edited: false });
    expect(store.pairs.forTraining(id)).toEqual(pairs.slice(1));
    store.reviews.add(first.id, { kind: 'accept' });
    expect(rowOf(first.id).review).toBe('accepted');
    expect(store.pairs.forTraining(id)).toEqual(pairs);
  });

  it('swaps actions, nodes, values and visits; the measured margin stays', () => {
    const { store, id, first, rowOf } = storeWithPairs();
    const before = rowOf(first.id);
    store.reviews.add(first.id, { kind: 'swap' });
    expect(rowOf(first.id)).toEqual({
      ...before,
      chosen: first.rejected,
      rejected: first.chosen,
      chosenNode: first.rejectedNode,
      rejectedNode: first.chosenNode,
      chosenValue: first.rejectedValue,
      rejectedValue: first.chosenValue,
      chosenVisits: first.rejectedVisits,
      rejectedVisits: first.chosenVisits,
      edited: true,
    });
    expect(store.pairs.forTraining(id)[0]).toMatchObject({
      chosen: first.rejected,
      chosenNode: first.rejectedNode,
      history: first.history,
    });
  });

  it('edits the side that the reviewer sees, also after a swap, and keeps the original', () => {
    const { store, first, rowOf } = storeWithPairs();
    const { raw: _raw, ...text } = sampleAction('click', 'Buy Now', 'This one is right.');
    store.reviews.add(first.id, { kind: 'swap' });
    store.reviews.add(first.id, { kind: 'edit', side: 'chosen', action: text });
    const edit = sampleAction('click', 'Buy Now', 'This one is right.');
    expect(rowOf(first.id)).toMatchObject({ chosen: edit, rejected: first.chosen, edited: true });
    store.reviews.add(first.id, { kind: 'swap' });
    expect(rowOf(first.id)).toMatchObject({ chosen: first.chosen, rejected: edit });
    const tree = store.trees.load(rowOf(first.id).treeId);
    expect(tree.nodes[first.rejectedNode]!.action).toEqual(first.rejected);
  });

  it('is undone decision by decision, back to what was built', () => {
    const { store, first, rowOf } = storeWithPairs();
    const { raw: _raw, ...text } = sampleAction('click', 'x');
    const decisions: ReviewAction[] = [
      { kind: 'accept' },
      { kind: 'edit', side: 'rejected', action: text },
      { kind: 'swap' },
      { kind: 'reject' },
    ];
    const seen = [rowOf(first.id)];
    for (const decision of decisions) {
      store.reviews.add(first.id, decision);
      seen.push(rowOf(first.id));
    }
    for (const _ of decisions) {
      expect(rowOf(first.id)).toEqual(seen.pop());
      store.reviews.add(first.id, { kind: 'undo' });
    }
    expect(rowOf(first.id)).toEqual(seen[0]);
    expect(() => store.reviews.add(first.id, { kind: 'undo' })).toThrow('nothing to undo');
    expect(store.reviews.list(first.id)).toHaveLength(8);
    store.reviews.add(first.id, { kind: 'swap' });
    expect(rowOf(first.id).edited).toBe(true);
  });

  it('outlives a rebuild of the pairs', () => {
    const { store, id, pairs, first, rowOf } = storeWithPairs();
    store.reviews.add(first.id, { kind: 'reject' });
    store.pairs.replace(id, pairs.slice(5), []);
    expect(() => store.reviews.add(first.id, { kind: 'accept' })).toThrow(
      'no such preference pair',
    );
    store.pairs.replace(id, pairs, []);
    expect(rowOf(first.id).review).toBe('rejected');
  });
});
