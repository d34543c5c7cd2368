/** Rows asked for at once. */
export const PAGE_SIZE = 100;

/** Numbers of the pages that rows `first` to `last` (inclusive) lie on. */
export function pagesFor(first: number, last: number, total: number): readonly number[] {
  if (total === 0 || last < first) return [];
  const from = Math.floor(Math.max(0, first) / PAGE_SIZE);
  const to = Math.floor(Math.min(last, total - 1) / PAGE_SIZE);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/**
 * Where a page begins in the store. The list stands still while it is being reviewed: a pair that no
 * longer passes the filter keeps its row. In the store it has gone, so what follows has moved up.
 */
export function storeOffset(page: number, departed: ReadonlySet<number>): number {
  const start = page * PAGE_SIZE;
  let gone = 0;
  for (const index of departed) if (index < start) gone += 1;
  return start - gone;
}
