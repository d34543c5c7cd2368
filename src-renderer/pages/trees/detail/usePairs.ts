import { useMemo } from 'react';
import { useCall } from '@renderer/state/useCall';
import type { PairRow } from '@shared/ipc/rows';
import type { Selection } from './useSelection';

/** Pairs of one tree are few; this is the most a page of them may hold. */
const LIMIT = 500;

/**
 * The preference pairs that the selected node's siblings form: those it belongs to first, each group
 * by margin. Empty before pairs were built.
 */
export function usePairs({ tree, id }: Selection): readonly PairRow[] {
  const { experimentId, taskId, treeId, parent } = tree.index.columns;
  const answer = useCall('pairs.page', {
    filter: { experimentId, taskId },
    order: 'margin-down',
    offset: 0,
    limit: LIMIT,
  });
  const rows = answer.value?.rows;
  return useMemo(() => {
    const here = (rows ?? []).filter(
      (pair) => pair.treeId === treeId && pair.parentNode === parent[id],
    );
    const own = here.filter((pair) => pair.chosenNode === id || pair.rejectedNode === id);
    return [...own, ...here.filter((pair) => !own.includes(pair))];
  }, [rows, treeId, parent, id]);
}
