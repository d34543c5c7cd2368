import { useMemo } from 'react';
import { childrenOf } from '../model/tree-index';
import { readingsOf, type NodeReadings } from '../model/readings';
import type { OpenTree } from '../state/explorer-state';
import { useDerived, useExplorerState } from '../state/explorer-store';

/** The selected node with what is read off it and its siblings at the moment shown. */
export interface Selection {
  readonly tree: OpenTree;
  readonly id: number;
  readonly born: boolean;
  readonly readings: NodeReadings;
  /** The node and its siblings, oldest first; only itself at the root. */
  readonly siblings: readonly NodeReadings[];
}

/** What the detail panel is about; `null` while nothing is selected. */
export function useSelection(): Selection | null {
  const tree = useExplorerState((state) => state.tree);
  const id = useExplorerState((state) => state.selected);
  const stats = useDerived((derived, state) => derived.stats(state));
  return useMemo(() => {
    if (!tree || id === null || !stats) return null;
    const above = tree.index.columns.parent[id]!;
    const ids = above < 0 ? [id] : [...childrenOf(tree.index, above)];
    return {
      tree,
      id,
      born: id < stats.born,
      readings: readingsOf(tree.index, stats, id),
      siblings: ids
        .filter((other) => other < stats.born || other === id)
        .map((other) => readingsOf(tree.index, stats, other)),
    };
  }, [tree, id, stats]);
}
