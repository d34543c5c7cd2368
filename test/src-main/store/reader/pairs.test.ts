import { describe, expect, it } from 'vitest';
import { renderAction } from '@shared/agent/action';
import type { CallInput } from '@shared/ipc/contract';
import type { PairFilter } from '@shared/ipc/filters';
import type { PairRow } from '@shared/ipc/rows';
import { answerQuery } from '@main/store/reader/answer';
import { sampleConfig, samplePairs, sampleTree } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';

function storeWithPairs() {
  const store = temporaryStore();
  const id = store.experiments.create(sampleConfig(), {});
  const trees = Array.from({ length: 12 }, (_, i) => sampleTree(`task-${i}`, 40));
  for (const tree of trees) store.trees.commit(id, tree, 5);
  const pairs = trees.flatMap((tree) => samplePairs(tree, id));
  store.pairs.replace(id, pairs, [
    { filter: 'visited too seldom', removed: 4 },
    { filter: 'margin too small', removed: 9 },
  ]);
  const other = store.experiments.create(sampleConfig(), {});
  store.trees.commit(other, trees[0]!, 5);
  store.pairs.replace(other, samplePairs(trees[0]!, other), []);
  const page = (
    filter: Omit<PairFilter, 'experimentId'>,
    changes: Partial<CallInput<'pairs.page'>> = {},
  ) =>
    answerQuery(store.workspace.db, 'pairs.page', {
      filter: { experimentId: id, ...filter },
      order: 'margin-down',
      offset: 0,
      limit: 500,
      ...changes,
    });
  return { store, id, pairs, all: page({}).rows, page };
}

const ids = (rows: readonly PairRow[]) => rows.map(({ id }) => id).sort();

describe('a page of pairs', () => {
  it('is ordered by margin or by task, and pages fit together', () => {
    const { pairs, page } = storeWithPairs();
    const whole = page({});
    expect(whole.total).toBe(pairs.length);
    expect(ids(whole.rows)).toEqual(pairs.map(({ id }) => id).sort());
    const margins = whole.rows.map(({ margin }) => margin);
    expect(margins).toEqual([...margins].sort((a, b) => b - a));
    for (const order of ['margin-down', 'margin-up', 'task'] as const) {
      const at = (offset: number, limit: number) => page({}, { order, offset, limit }).rows;
      const pieces = Array.from({ length: Math.ceil(pairs.length / 37) }, (_, i) => at(i * 37, 37));
      expect(pieces.flat()).toEqual(at(0, 500));
    }
    const keys = page({}, { order: 'task' }).rows.map((row) => [row.taskId, row.depth]);
    expect(keys).toEqual(
      [...keys].sort(([a, x], [b, y]) => (a === b ? +x! - +y! : a! < b! ? -1 : 1)),
    );
    expect(page({}, { offset: pairs.length })).toEqual({ total: pairs.length, rows: [] });
  });

  it('filters by each property as a plain filter would', () => {
    const { store, all, page } = storeWithPairs();
    store.reviews.add(all[4]!.id, { kind: 'reject' });
    store.reviews.add(all[9]!.id, { kind: 'accept' });
    const rows = page({}).rows;
    const agrees = (
      filter: Omit<PairFilter, 'experimentId'>,
      keeps: (row: PairRow) => boolean,
    ): void => {
      const found = page(filter);
      expect(ids(found.rows)).toEqual(ids(rows.filter(keeps)));
      expect(found.total).toBe(found.rows.length);
      expect(found.total).toBeGreaterThan(0);
      expect(found.total).toBeLessThan(rows.length);
    };
    agrees({ minMargin: 0.3 }, ({ margin }) => margin >= 0.3);
    agrees({ minMargin: 0.2, maxMargin: 0.4 }, ({ margin }) => margin >= 0.2 && margin <= 0.4);
    agrees({ depth: 2 }, ({ depth }) => depth === 2);
    agrees({ split: 'heldout' }, ({ split }) => split === 'heldout');
    agrees({ actionType: 'click' }, ({ chosen }) => chosen.type === 'click');
    agrees({ review: 'rejected' }, ({ review }) => review === 'rejected');
    agrees({ review: 'unreviewed' }, ({ review }) => review === 'unreviewed');
    agrees({ taskId: 'task-7' }, ({ taskId }) => taskId === 'task-7');
    agrees(
      { depth: 1, split: 'train', minMargin: 0.3 },
      (row) => row.depth === 1 && row.split === 'train' && row.margin >= 0.3,
    );
  });

  it('finds words in the instruction or the actions as they read now', () => {
    const { store, all, page } = storeWithPairs();
    const words = (row: PairRow, search: string) =>
      search
        .toLowerCase()
        .split(' ')
        .every((word) =>
          [
            row.instruction,
            ...[row.chosen, row.rejected].flatMap((action) => [
              action.thought,
              action.type,
              action.argument,
            ]),
          ].some((text) => text.toLowerCase().includes(word)),
        );
    const found = (search: string) => ids(page({ search }).rows);
    for (const search of ['SIZE', 'task-3', 'task-3 step', '5. size', 'b04', '%', 'nowhere']) {
      expect(found(search)).toEqual(ids(all.filter((row) => words(row, search))));
    }
    const edited = all[3]!;
    const action = { thought: 'Größe passt.', type: 'click', argument: '100% wool' };
    store.reviews.add(edited.id, { kind: 'edit', side: 'chosen', action });
    expect(found('GRÖSSE')).toEqual([]);
    expect(found('GRÖße')).toEqual([edited.id]);
    expect(found('100% wool')).toEqual([edited.id]);
    const before = renderAction(edited.chosen).split('[')[1]!.slice(0, -1);
    expect(found(`${edited.taskId} ${before}`)).not.toContain(edited.id);
  });

  it('keeps to its experiment', () => {
    const { store, id } = storeWithPairs();
    const other = store.experiments.list().find((experiment) => experiment.id !== id)!.id;
    const { total } = answerQuery(store.workspace.db, 'pairs.page', {
      filter: { experimentId: other, search: 'item' },
      order: 'task',
      offset: 0,
      limit: 1,
    });
    expect(total).toBe(store.pairs.count(other));
  });
});

describe('the overview of pairs', () => {
  it('counts what the pages hold, also after a review', () => {
    const { store, id, all, page } = storeWithPairs();
    const train = all.find(({ split }) => split === 'train')!;
    const heldout = all.find(({ split }) => split === 'heldout')!;
    store.reviews.add(train.id, { kind: 'reject' });
    store.reviews.add(heldout.id, { kind: 'accept' });
    const swapped = all.find(({ chosen, rejected }) => chosen.type !== rejected.type)!;
    store.reviews.add(swapped.id, { kind: 'swap' });
    const overview = answerQuery(store.workspace.db, 'pairs.overview', { experimentId: id });
    const trained = all.filter(({ split }) => split === 'train').length;
    expect(overview).toMatchObject({
      total: all.length,
      train: trained - 1,
      heldout: all.length - trained,
      accepted: 1,
      rejected: 1,
      corrected: 1,
      filters: [
        { filter: 'visited too seldom', removed: 4 },
        { filter: 'margin too small', removed: 9 },
      ],
    });
    expect(overview.marginBins).toHaveLength(40);
    overview.marginBins.forEach((count, bin) => {
      const inBin = all.filter(({ margin }) => Math.floor(margin * 20) === bin);
      expect(count).toBe(inBin.length);
    });
    for (const { depth, count } of overview.depths) expect(page({ depth }).total).toBe(count);
    for (const { type, count } of overview.actionTypes) {
      expect(page({ actionType: type }).total).toBe(count);
    }
    expect(overview.actionTypes.map(({ type }) => type).sort()).toEqual(['click', 'search']);
  });

  it('of no pairs is all zeros', () => {
    const { store } = storeWithPairs();
    const overview = answerQuery(store.workspace.db, 'pairs.overview', { experimentId: 'none' });
    expect(overview).toEqual({
      total: 0,
      train: 0,
      heldout: 0,
      accepted: 0,
      rejected: 0,
      corrected: 0,
      filters: [],
      marginBins: Array(40).fill(0),
      depths: [],
      actionTypes: [],
    });
  });
});

describe('the context of a pair', () => {
  it('is what stood before the decision', () => {
    const { store, pairs } = storeWithPairs();
    for (const pair of [pairs[0]!, pairs.at(-1)!]) {
      expect(answerQuery(store.workspace.db, 'pairs.context', { pairId: pair.id })).toEqual({
        id: pair.id,
        initialObservation: pair.initialObservation,
        history: pair.history,
      });
    }
  });
});
