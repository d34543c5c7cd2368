import type { PairFilter } from '@shared/ipc/filters';
import type { PairRow } from '@shared/ipc/rows';

/** Orders of the list, as the store knows them. */
export const pairOrders = ['margin-down', 'margin-up', 'task'] as const;
export type PairOrder = (typeof pairOrders)[number];

/** What the list shows, kept in the address so that back, forward and a reload restore it. */
export interface PairView {
  readonly filter: PairFilter;
  readonly order: PairOrder;
  /** Id of the selected pair. */
  readonly pair: string | null;
  /** Task of the selected pair: with the id, enough to find it wherever the list stands. */
  readonly task: string | null;
}

const reviews = ['unreviewed', 'accepted', 'rejected'] as const;
const splits = ['train', 'heldout'] as const;

/** Reads the view from the query of an address; what cannot be read is left out. */
export function readPairView(experimentId: string, query: URLSearchParams): PairView {
  const review = reviews.find((name) => name === query.get('review'));
  const split = splits.find((name) => name === query.get('split'));
  const min = readNumber(query.get('min'), 2);
  const max = readNumber(query.get('max'), 2);
  const depth = readNumber(query.get('depth'), 10_000);
  const actionType = query.get('type');
  const search = query.get('find')?.trim();
  return {
    filter: {
      experimentId,
      ...(min !== null && { minMargin: min }),
      ...(max !== null && { maxMargin: max }),
      ...(depth !== null && { depth: Math.trunc(depth) }),
      ...(split && { split }),
      ...(actionType && { actionType }),
      ...(review && { review }),
      ...(search && { search }),
    },
    order: pairOrders.find((name) => name === query.get('order')) ?? 'margin-down',
    pair: query.get('pair'),
    task: query.get('task'),
  };
}

/** The query of an address that `readPairView` reads back as this view. */
export function writePairView({ filter, order, pair, task }: PairView): URLSearchParams {
  const entries: readonly (readonly [string, string | number | null | undefined])[] = [
    ['review', filter.review],
    ['split', filter.split],
    ['min', filter.minMargin],
    ['max', filter.maxMargin],
    ['depth', filter.depth],
    ['type', filter.actionType],
    ['find', filter.search],
    ['order', order === 'margin-down' ? null : order],
    ['pair', pair],
    ['task', task],
  ];
  const query = new URLSearchParams();
  for (const [name, value] of entries) if (value != null) query.set(name, String(value));
  return query;
}

function readNumber(text: string | null, max: number): number | null {
  if (text === null || text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 && value <= max ? value : null;
}

/** What a control changes; `undefined` takes a filter away. */
export type FilterChange = {
  readonly [Key in keyof Omit<PairFilter, 'experimentId'>]?: PairFilter[Key] | undefined;
};

/** The filter with a change applied: what is not set is not there. */
export function changeFilter(filter: PairFilter, change: FilterChange): PairFilter {
  const entries = Object.entries({ ...filter, ...change });
  return {
    ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    experimentId: filter.experimentId,
  };
}

/** Number of filters that are set; the experiment itself does not count. */
export function activeFilters(filter: PairFilter): number {
  const { experimentId: _, minMargin, maxMargin, ...others } = filter;
  const margin = minMargin !== undefined || maxMargin !== undefined ? 1 : 0;
  return margin + Object.values(others).filter((value) => value !== undefined).length;
}

/** Whether a pair, as reviewed by now, still passes the filters that a review can change. */
export function stillPasses(row: PairRow, filter: PairFilter): boolean {
  const { review, minMargin, maxMargin } = filter;
  return (
    (review === undefined || row.review === review) &&
    (minMargin === undefined || row.margin >= minMargin) &&
    (maxMargin === undefined || row.margin <= maxMargin)
  );
}
