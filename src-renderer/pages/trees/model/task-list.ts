import type { TreeRow } from '@shared/ipc/rows';
import type { MarkKind } from '../draw/marks';

/** How a search ended, as it is written in the list of tasks. */
const stopNames = {
  iterations: 'all iterations',
  success: 'first success',
  exhausted: 'exhausted',
  budget: 'budget',
  cancelled: 'cancelled',
} as const;

/** Tasks whose instruction or id holds every word of a filter. */
export function filterTasks(rows: readonly TreeRow[], filter: string): readonly TreeRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = `${row.taskId} ${row.instruction}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The mark of a task: solved, searched without success, or not searched yet. */
export function taskMark(row: TreeRow): MarkKind {
  if (row.treeId === null) return 'unborn';
  return (row.bestReward ?? 0) >= 1 ? 'diamond' : 'square';
}

/** What stands in the last column: why the search ended, or how far it is. */
export function taskWord(row: TreeRow): string {
  if (row.stopReason !== null) return stopNames[row.stopReason];
  return row.state === 'running' ? 'searching' : row.state;
}

/** The tree to open when none was asked for: the first with a success, else the first there is. */
export function firstTree(rows: readonly TreeRow[]): TreeRow | undefined {
  const searched = rows.filter((row) => row.treeId !== null);
  return searched.find((row) => (row.bestReward ?? 0) >= 1) ?? searched[0];
}

/** The row that an address names, by tree or by task. */
export function rowOf(rows: readonly TreeRow[], name: string): TreeRow | undefined {
  return (
    rows.find((row) => row.treeId !== null && String(row.treeId) === name) ??
    rows.find((row) => row.taskId === name)
  );
}
