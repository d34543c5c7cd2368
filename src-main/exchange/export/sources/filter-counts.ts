import type { FilterCount } from '@shared/exchange/report';

/** Counts what comes to each filter and what it lets through. */
export interface FilterCounts {
  /** Takes down one row at a filter; gives `passes` back. */
  note(filter: string, passes: boolean): boolean;
  /** In the order in which they were first asked. */
  list(): readonly FilterCount[];
}

/** @param known filters that the store has applied, in order */
export function createFilterCounts(known: readonly FilterCount[] = []): FilterCounts {
  const counts = new Map<string, { in: number; out: number }>();
  return {
    note: (filter, passes) => {
      let count = counts.get(filter);
      if (!count) counts.set(filter, (count = { in: 0, out: 0 }));
      count.in += 1;
      if (passes) count.out += 1;
      return passes;
    },
    list: () => [...known, ...Array.from(counts, ([filter, count]) => ({ filter, ...count }))],
  };
}

/**
 * Counts the conditions of the store one after another.
 * @param count how many rows are left when this many of the conditions hold
 */
export function countConditions(
  names: readonly string[],
  count: (conditions: number) => number,
): { readonly total: number; readonly known: readonly FilterCount[] } {
  let left = count(0);
  const known = names.map((filter, i) => {
    const before = left;
    left = count(i + 1);
    return { filter, in: before, out: left };
  });
  return { total: left, known };
}
