import type { SearchIteration } from '@shared/tree/tree';

/**
 * Every return that was backed up through a node, in the order of the search. Their mean is the
 * node's V and their number its N.
 */
export function returnsThrough(
  node: number,
  parent: Int32Array,
  iterations: readonly SearchIteration[],
): readonly number[] {
  return iterations
    .flatMap((iteration) => iteration.backups)
    .filter((backup) => liesBelow(backup.leaf, node, parent))
    .map((backup) => backup.value);
}

/** Whether `leaf` is `node` or one of its descendants. Parents are born before their children. */
function liesBelow(leaf: number, node: number, parent: Int32Array): boolean {
  let at = leaf;
  while (at > node) at = parent[at] ?? -1;
  return at === node;
}

/** One distinct return and how often it came. */
export interface ReturnCount {
  readonly value: number;
  readonly count: number;
}

/** The returns grouped by value, smallest first. */
export function countReturns(returns: readonly number[]): readonly ReturnCount[] {
  const counts = new Map<number, number>();
  for (const value of returns) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}
