import { useCall } from '@renderer/state/useCall';
import type { TreeColumns, TreeRow } from '@shared/ipc/rows';

/** The tree worth showing first: highest reward, then most nodes. */
export function bestTreeOf(rows: readonly TreeRow[]): TreeRow | null {
  const searched = rows.filter(({ treeId }) => treeId !== null);
  const better = (a: TreeRow, b: TreeRow): boolean => {
    const difference = (b.bestReward ?? -1) - (a.bestReward ?? -1);
    return difference > 0 || (difference === 0 && b.nodes > a.nodes);
  };
  return searched.reduce<TreeRow | null>(
    (best, row) => (best && !better(best, row) ? best : row),
    null,
  );
}

/** That tree of an experiment, once it is read. */
export function useBestTree(experimentId: string): {
  readonly row: TreeRow | null;
  readonly tree: TreeColumns | undefined;
} {
  const rows = useCall('trees.list', { experimentId }).value ?? [];
  const row = bestTreeOf(rows);
  const treeId = row?.treeId ?? null;
  return { row, tree: useCall('trees.get', treeId === null ? null : { treeId }).value };
}
