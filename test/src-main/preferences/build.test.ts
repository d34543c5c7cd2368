import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionKey } from '@shared/agent/action';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import { pairMargin } from '@shared/preference/pair';
import { historyOf } from '@shared/tree/path';
import type { SearchTree } from '@shared/tree/tree';
import { buildPairs, type PairRequest } from '@main/preferences/build';
import { searchTree } from '@main/search/mcts';
import { plant } from '../../support/planted-tree';
import { act } from '../../support/scripted-policy';
import { searchConfig, toySearch } from '../../support/search-request';
import { toyTask } from '../../support/toy-environment';

type PairConfig = ExperimentConfig['pairs'];

const defaults = experimentConfigSchema.parse({}).pairs;
const request = (
  pairs: Partial<PairConfig> = {},
  changes: Partial<PairRequest> = {},
): PairRequest => ({
  experiment: 'experiment-1',
  seed: 233,
  pairs: { ...defaults, selection: 'all-siblings', ...pairs },
  compat: 'paper',
  group: (taskId) => taskId,
  ...changes,
});

/** Trees of eight toy tasks in a world of their own, two tasks to a group. */
async function grow(seed: number): Promise<SearchTree[]> {
  const world = { seed, branching: 3, depth: 4, endShare: 0.25 };
  const search = searchConfig({ iterations: 12, stopOnSuccess: false });
  return Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      searchTree(toySearch({ search, task: toyTask(`toy-${index}`) }, world)),
    ),
  );
}
const pairsOfTwo = (taskId: string) => `group-${Math.floor(Number(taskId.slice(4)) / 2)}`;

const anyConfig: fc.Arbitrary<PairConfig> = fc.record({
  minMargin: fc.constantFrom(0, 0.1, 0.5, 1),
  minVisits: fc.integer({ min: 1, max: 4 }),
  selection: fc.constantFrom('best-path', 'all-siblings'),
  includeUnsolved: fc.boolean(),
  heldoutShare: fc.constantFrom(0, 0.3, 0.5),
});
const anySeed = fc.integer({ min: 0, max: 500 });

describe('every preference pair', () => {
  it('prefers one of two siblings to the other, by the margin and the visits asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, anyConfig, async (seed, pairs) => {
        const trees = await grow(seed);
        for (const pair of buildPairs(trees, request(pairs)).pairs) {
          const { nodes } = trees.find((tree) => tree.taskId === pair.taskId)!;
          expect(nodes[pair.chosenNode]!.parent).toBe(pair.parentNode);
          expect(nodes[pair.rejectedNode]!.parent).toBe(pair.parentNode);
          expect(pairMargin(pair)).toBeGreaterThanOrEqual(pairs.minMargin);
          expect(pairMargin(pair)).toBeGreaterThan(0);
          expect(pair.chosenVisits).toBeGreaterThanOrEqual(pairs.minVisits);
          expect(pair.rejectedVisits).toBeGreaterThanOrEqual(pairs.minVisits);
          expect(actionKey(pair.chosen)).not.toBe(actionKey(pair.rejected));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has the history of its decision as the one context of both sides', async () => {
    const trees = await grow(1);
    const { pairs } = buildPairs(trees, request());
    expect(pairs.length).toBeGreaterThan(10);
    for (const pair of pairs) {
      const { nodes, instruction } = trees.find((tree) => tree.taskId === pair.taskId)!;
      expect(pair.history).toEqual(historyOf(nodes, pair.parentNode));
      expect(pair.history).toHaveLength(pair.depth);
      expect(pair).toMatchObject({ instruction, initialObservation: nodes[0]!.observation });
      expect(pair.chosen).toEqual(nodes[pair.chosenNode]!.action);
    }
  });

  it('is in the split of its group, which is one', async () => {
    await fc.assert(
      fc.asyncProperty(anySeed, anyConfig, async (seed, pairs) => {
        const built = buildPairs(await grow(seed), request(pairs, { seed, group: pairsOfTwo }));
        const splits = new Map<string, Set<string>>();
        for (const { taskId, split } of built.pairs) {
          const group = pairsOfTwo(taskId);
          splits.set(group, (splits.get(group) ?? new Set()).add(split));
        }
        for (const found of splits.values()) expect(found.size).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its id when other trees come or go, and shares it with none', async () => {
    const trees = await grow(2);
    const all = buildPairs(trees, request()).pairs;
    const some = buildPairs(trees.slice(3), request()).pairs;
    const ids = new Set(all.map((pair) => pair.id));
    expect(ids.size).toBe(all.length);
    for (const pair of some) expect(ids).toContain(pair.id);
    const elsewhere = buildPairs(trees, request({}, { experiment: 'experiment-2' })).pairs;
    expect(elsewhere.some((pair) => ids.has(pair.id))).toBe(false);
  });
});

describe('the filters', () => {
  const removed = (trees: SearchTree[], pairs: Partial<PairConfig>) =>
    Object.fromEntries(
      buildPairs(trees, request(pairs)).filters.map((count) => [count.filter, count.removed]),
    );

  it('remove every proposed pair that is not built, each under one name', async () => {
    const trees = await grow(3);
    const none = buildPairs(trees, request({ minMargin: 2 }));
    const some = buildPairs(trees, request());
    const total = ({ pairs, filters }: typeof some) =>
      pairs.length + filters.reduce((sum, filter) => sum + filter.removed, 0);
    expect(none.pairs).toEqual([]);
    expect(total(none)).toBe(total(some));
  });

  it('count what lacks visits, margin, or another text', () => {
    const same = act('go', '1');
    const tree = plant([
      { parent: 0, value: 1, terminal: 'success', reward: 1, action: same },
      { parent: 0, value: 0, action: { ...same, argument: ' 1', raw: 'another reply' } },
      { parent: 0, value: 0.95, action: { ...same, thought: 'Something else.' } },
      { parent: 0, visits: 0 },
    ]);
    expect(removed([tree], {})).toEqual({
      'no success in the tree': 0,
      'visited too seldom': 3,
      'margin too small': 1,
      'same text': 0,
      'same action': 2,
      'same pair from another tree': 0,
    });
  });

  it('leave trees without success out only when asked to', () => {
    const unsolved = plant([
      { parent: 0, value: 0.5 },
      { parent: 0, value: 0 },
    ]);
    expect(removed([unsolved], { includeUnsolved: false })).toMatchObject({
      'no success in the tree': 1,
    });
    expect(buildPairs([unsolved], request({ includeUnsolved: true })).pairs).toHaveLength(1);
  });

  it('keep the first of pairs with the same text', () => {
    const seedlings = [
      { parent: 0, value: 1 },
      { parent: 0, value: 0 },
    ];
    const trees = [plant(seedlings, { taskId: 'a' }), plant(seedlings, { taskId: 'b' })];
    expect(removed(trees, {})).toMatchObject({ 'same pair from another tree': 1 });
    expect(buildPairs(trees, request()).pairs.map((pair) => pair.taskId)).toEqual(['a']);
  });
});

describe('compat reference', () => {
  it('takes the published code’s pairs without any filter', () => {
    const tree = plant([
      { parent: 0, value: 0.3, terminal: 'failure', reward: 0.3 },
      { parent: 0, visits: 0 },
    ]);
    const built = buildPairs([tree], request({ minMargin: 1 }, { compat: 'reference' }));
    expect(built.pairs).toMatchObject([{ chosenNode: 1, rejectedNode: 2, rejectedVisits: 0 }]);
    expect(built.filters).toEqual([{ filter: 'same pair from another tree', removed: 0 }]);
  });
});
