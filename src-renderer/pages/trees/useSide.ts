import { useEffect, useRef, useState } from 'react';
import type { CallState } from '@renderer/state/useCall';
import type { OpenTree } from './state/explorer-state';
import { createExplorer, type Explorer } from './state/explorer-store';
import { replaceTree, select, showTree } from './state/tree-actions';
import type { Scoring } from './useScoring';
import { useTree } from './useTree';

/** One picture of the page: its explorer, and the tree that is read into it. */
export interface Side {
  readonly explorer: Explorer;
  readonly state: CallState<OpenTree>;
  readonly scoring: Scoring;
}

/**
 * Reads a tree into an explorer of its own.
 * @param asked the node to select, as the address has it
 */
export function useSide(
  treeId: number | null,
  hasModel: boolean,
  asked: string | null = null,
): Side {
  const [explorer] = useState(createExplorer);
  const { state, scoring } = useTree(treeId, hasModel);
  const tree = state.value;
  const shown = useRef<number | null>(null);
  useEffect(() => {
    const id = tree?.index.columns.treeId ?? null;
    // The same tree read again has new Q-values and nothing else.
    if (tree && id === shown.current) return replaceTree(explorer, tree);
    shown.current = id;
    showTree(explorer, tree ?? null);
  }, [explorer, tree]);
  useEffect(() => {
    if (tree && asked !== null && /^\d+$/.test(asked)) select(explorer, Number(asked));
  }, [explorer, tree, asked]);
  return { explorer, state, scoring };
}
