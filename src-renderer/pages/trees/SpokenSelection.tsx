import { nodeLine } from './model/node-line';
import { useDerived, useExplorerState } from './state/explorer-store';

/** Says the selected node in one line to those who do not see the picture. */
export function SpokenSelection() {
  const tree = useExplorerState((state) => state.tree);
  const selected = useExplorerState((state) => state.selected);
  // A replay changes the numbers many times a second; they are read when a node is selected.
  const playing = useExplorerState((state) => state.playing);
  const stats = useDerived((derived, state) => derived.stats(state));
  const line =
    tree && stats && selected !== null && !playing ? nodeLine(tree.index, stats, selected) : null;
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-spoken-selection>
      {line && `${line.action}, ${line.facts.join(', ')}`}
    </div>
  );
}
