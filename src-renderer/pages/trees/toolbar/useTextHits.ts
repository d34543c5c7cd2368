import { useEffect, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { notify } from '@renderer/state/notices';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { foundText } from '../state/search-actions';

/** Typing rests this long before the store is searched. */
const REST_MS = 150;

/** Looks up the texts of the query that were not looked up yet; whether some are outstanding. */
export function useTextHits(): boolean {
  const explorer = useExplorer();
  const tree = useExplorerState((state) => state.tree);
  const terms = useExplorerState((state) => state.terms);
  const known = useExplorerState((state) => state.textHits);
  const [failed, setFailed] = useState<string | null>(null);
  const missing = terms.flatMap((term) =>
    term.kind === 'text' && !known.has(term.text) ? [term.text] : [],
  );
  const next = missing.find((text) => text !== failed);
  const treeId = tree?.index.columns.treeId;

  useEffect(() => {
    if (next === undefined || treeId === undefined) return undefined;
    let ended = false;
    const timer = setTimeout(() => {
      void callBridge('trees.search', { treeId, text: next }).then((result) => {
        if (ended) return;
        if (result.ok) foundText(explorer, next, result.value);
        else {
          setFailed(next);
          notify({ tone: 'bad', message: result.failure.message });
        }
      });
    }, REST_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [explorer, treeId, next]);
  return next !== undefined;
}
