import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import type { SearchTree, TreeNode } from '@shared/tree/tree';
import { sampleConfig, sampleTree } from '../../support/samples';
import { temporaryStore } from '../../support/workspace';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const action = fc
  .record({ thought: text, type: text, argument: text, raw: fc.option(text) })
  .map(({ raw, ...rest }) => ({ ...rest, raw: raw ?? formatStep(rest) }));
// SQLite knows no −0.
const real = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const unit = real(0, 1);
const count = fc.nat(1000);

/** Any tree that the type allows; what makes sense is the search's concern. */
const anyTree: fc.Arbitrary<SearchTree> = fc
  .array(
    fc.record({
      parent: fc.nat(),
      action,
      observation: text,
      valid: fc.boolean(),
      terminal: fc.constantFrom(
        null,
        'success' as const,
        'failure' as const,
        'depth-limit' as const,
      ),
      reward: fc.option(unit),
      origin: fc.constantFrom('expansion' as const, 'rollout' as const),
      iteration: count,
      visits: count,
      valueSum: real(-1000, 1000),
      prior: unit,
      exhausted: fc.boolean(),
      expanded: fc.boolean(),
      promptTokens: fc.option(count),
      completionTokens: fc.option(count),
    }),
    { maxLength: 12 },
  )
  .chain((seeds) => {
    const nodes: TreeNode[] = [];
    seeds.forEach((seed, id) => {
      const parent = id === 0 ? null : seed.parent % id;
      const depth = parent === null ? 0 : nodes[parent]!.depth + 1;
      const root = { action: null, origin: 'root' as const };
      nodes.push({ ...seed, id, parent, depth, ...(parent === null ? root : {}) });
    });
    return fc.record({
      taskId: fc.uuid(),
      instruction: text,
      nodes: fc.constant(nodes),
      iterations: fc.array(
        fc.record({
          iteration: count,
          selected: fc.array(count),
          expanded: fc.array(count),
          rollout: fc.array(count),
          backups: fc.array(fc.record({ leaf: count, value: unit })),
        }),
        { maxLength: 4 },
      ),
      stopReason: fc.constantFrom('iterations' as const, 'success' as const, 'budget' as const),
      policyCalls: count,
      environmentSteps: count,
    });
  });

describe('a tree', () => {
  it('comes back as it was committed, whatever it holds', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(store.trees.load(store.trees.commit(id, tree, 12.6))).toEqual(tree);
      }),
      { numRuns: 150 },
    );
  });

  it('marks its task as done and counts', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const [first, second] = [sampleTree('task-1', 16), sampleTree('task-2', 2)];
    store.tasks.plan(id, [second, first]);
    expect(store.tasks.committed(id)).toEqual(new Set());
    const treeId = store.trees.commit(id, first, 5);
    expect(store.tasks.committed(id)).toEqual(new Set(['task-1']));
    expect(store.trees.find(id, 'task-1')).toBe(treeId);
    expect(store.trees.find(id, 'task-2')).toBeNull();
    expect(store.trees.experimentOf(treeId)).toBe(id);
    const later = store.trees.commit(id, second, 5);
    expect(store.trees.ids(id)).toEqual([later, treeId]);
    expect(store.trees.policyCalls(id)).toBe(36);
    expect(store.trees.solved(id)).toBe(1);
  });

  it('tells what each search took, until all are cleared', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const other = store.experiments.create(sampleConfig(), {});
    const [tree, further] = [sampleTree('task-1', 16), sampleTree('task-2', 2)];
    store.trees.commit(id, tree, 5.4);
    const kept = store.trees.commit(other, further, 7);
    expect(store.trees.costs(id)).toMatchObject([
      {
        taskId: 'task-1',
        policyCalls: tree.policyCalls,
        environmentSteps: tree.environmentSteps,
        milliseconds: 5,
      },
    ]);
    store.trees.clear(id);
    expect(store.trees.costs(id)).toEqual([]);
    expect(store.trees.costs(other)).toMatchObject([{ treeId: kept, milliseconds: 7 }]);
    store.trees.commit(id, tree, 5);
  });

  it('is committed once: the second is refused and the first kept', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const treeId = store.trees.commit(id, sampleTree('task-1', 16), 5);
    expect(() => store.trees.commit(id, sampleTree('task-1', 4), 5)).toThrow('has a tree already');
    expect(store.trees.load(treeId)).toEqual(sampleTree('task-1', 16));
  });

  it('is stored as a whole or not at all', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const tree = sampleTree('task-1', 16);
    // The last node repeats an id, which no tree may.
    const broken = { ...tree, nodes: [...tree.nodes, tree.nodes[3]!] };
    expect(() => store.trees.commit(id, broken, 5)).toThrow();
    for (const table of ['task', 'tree', 'node', 'text', 'trace']) {
      const rows = store.workspace.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect([table, rows]).toEqual([table, 0]);
    }
    expect(store.trees.load(store.trees.commit(id, tree, 5))).toEqual(tree);
  });

  it('stores each page once', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    for (let i = 0; i < 5; i += 1) store.trees.commit(id, sampleTree(`task-${i}`, 100), 5);
    const texts = store.workspace.db.prepare('SELECT count(*) FROM text').pluck().get();
    // 11 pages, 7 thoughts and 5 first observations for 500 nodes.
    expect(texts).toBe(23);
  });

  it('takes Q-values, in place of earlier ones', () => {
    const store = temporaryStore();
    const id = store.experiments.create(sampleConfig(), {});
    const treeId = store.trees.commit(id, sampleTree('task-1', 4), 5);
    const stored = () => store.workspace.db.prepare('SELECT q FROM node ORDER BY id').pluck().all();
    store.trees.setQValues(treeId, [null, 0.5, -0.25, 0.125]);
    expect(stored()).toEqual([null, 0.5, -0.25, 0.125]);
    store.trees.setQValues(treeId, [null, null, 1]);
    expect(stored()).toEqual([null, null, 1, null]);
    expect(() => store.trees.setQValues(99, [])).toThrow('no such tree');
  });
});
