import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useCall, type CallState } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import { indexTree } from './model/tree-index';
import { openTree, type OpenTree } from './state/explorer-state';
import type { Scoring } from './useScoring';

/**
 * A stored tree, ready to be explored. When its experiment has a model and no step of the tree was
 * scored, the model scores it once and the tree is read again.
 */
export function useTree(
  treeId: number | null,
  hasModel: boolean,
): { readonly state: CallState<OpenTree>; readonly scoring: Scoring } {
  const question = treeId === null ? null : { treeId };
  const columns = useCall('trees.get', question);
  const log = useCall('trees.iterations', question);
  const value = useMemo(
    () => (columns.value && log.value ? openTree(indexTree(columns.value), log.value) : undefined),
    [columns.value, log.value],
  );
  const unscored = value !== undefined && value.index.columns.q.every(Number.isNaN);
  const { reload: reloadColumns } = columns;
  const { reload: reloadLog } = log;
  const scoring = useScoringOf(treeId, hasModel && unscored, reloadColumns);
  const reload = useCallback(() => {
    reloadColumns();
    reloadLog();
  }, [reloadColumns, reloadLog]);
  return {
    state: {
      value,
      failure: columns.failure ?? log.failure,
      loading: columns.loading || log.loading,
      reload,
    },
    scoring,
  };
}

function useScoringOf(treeId: number | null, wanted: boolean, reload: () => void): Scoring {
  const { run, busy, failure } = useCommand('trees.score', { quiet: true });
  const asked = useRef<number | null>(null);
  const score = useCallback(async () => {
    if (treeId === null) return;
    const answer = await run({ treeId });
    if (answer && answer.scored > 0) reload();
  }, [run, treeId, reload]);
  useEffect(() => {
    if (!wanted || asked.current === treeId) return;
    asked.current = treeId;
    void score();
  }, [wanted, treeId, score]);
  return useMemo(() => ({ busy, failure, retry: () => void score() }), [busy, failure, score]);
}
