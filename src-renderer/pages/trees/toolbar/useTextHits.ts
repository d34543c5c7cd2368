import { useEffect, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { notify } from '@renderer/state/notices';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { foundText } from '../state/search-actions';

/**
 * Looks up the texts of the query that were not looked up yet; whether some are outstanding. One at
 * a time: while the store looks for one, only the last of those typed meanwhile waits.
 */
export function useTextHits(): boolean {
  const explorer = useExplorer();
  const tree = useExplorerState((state) => state.tree);
  const terms = useExplorerState((state) => state.terms);
  const known = useExplorerState((state) => state.textHits);
  const [failed, setFailed] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const missing = terms.flatMap((term) =>
    term.kind === 'text' && !known.has(term.text) ? [term.text] : [],
  );
  const next = missing.find((text) => text !== failed);
  const treeId = tree?.index.columns.treeId;

  useEffect(() => {
    if (next === undefined || treeId === undefined || asking) return;
    setAsking(true);
    void callBridge('trees.search', { treeId, text: next }).then((result) => {
      setAsking(false);
      if (explorer.store.getState().tree?.index.columns.treeId !== treeId) return;
      if (result.ok) foundText(explorer, next, result.value);
      else {
        setFailed(next);
        notify({ tone: 'bad', message: result.failure.message });
      }
    });
  }, [explorer, treeId, next, asking]);
  return next !== undefined;
}
