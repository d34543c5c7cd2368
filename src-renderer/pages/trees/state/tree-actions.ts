import { isShown } from '../model/layout';
import { childrenOf, hasChildren, pathTo } from '../model/tree-index';
import type { ColourMode } from '../model/colouring';
import { initialState, type OpenTree } from './explorer-state';
import type { Explorer } from './explorer-store';
import { recallFolded, rememberFolded } from './fold-memory';
import { jumpTo, reveal } from './view-actions';

/** Opens a tree: fitted, folded as it was left, the first decision of the best path selected. */
export function showTree({ store }: Explorer, tree: OpenTree | null): void {
  const { colour, size, speed, follow, outline, tab } = store.getState();
  store.setState({
    ...initialState,
    ...{ colour, size, speed, follow, outline, tab },
    tree,
    folded: tree ? recallFolded(tree.index.columns.treeId) : new Set<number>(),
    selected: tree ? (tree.best[1] ?? 0) : null,
  });
}

/** The same tree with new columns, e.g. its Q-values: nothing that was chosen is lost. */
export function replaceTree({ store }: Explorer, tree: OpenTree): void {
  store.setState({ tree });
}

/** Colours the nodes by something else. */
export function colourBy({ store }: Explorer, colour: ColourMode): void {
  store.setState({ colour });
}

/** Shows the steps up to a limit; infinite shows all. */
export function limitDepth(explorer: Explorer, depthLimit: number): void {
  explorer.store.setState({ depthLimit, view: null });
}

/** Selects a node, unfolding what hides it, and brings it into the pane. */
export function select(explorer: Explorer, id: number): void {
  const { tree } = explorer.store.getState();
  if (!tree || id < 0 || id >= tree.index.size) return;
  uncover(explorer, id);
  explorer.store.setState({ selected: id });
  reveal(explorer, id);
}

/** Opens every fold above a node and lifts the depth limit to it. */
function uncover(explorer: Explorer, id: number): void {
  const state = explorer.store.getState();
  if (!state.tree) return;
  const layout = explorer.derived.layout(state);
  if (layout && isShown(layout, id)) return;
  const above = new Set(pathTo(state.tree.index, id).slice(0, -1));
  const folded = new Set([...state.folded].filter((other) => !above.has(other)));
  const depth = state.tree.index.columns.depth[id]!;
  const anchored = anchorOf(explorer, state.selected ?? 0);
  explorer.store.setState({ folded, depthLimit: Math.max(state.depthLimit, depth) });
  anchored();
  rememberFolded(state.tree.index.columns.treeId, folded);
}

/** Folds a subtree away or opens it again; the node itself does not move on the screen. */
export function toggleFold(explorer: Explorer, id: number, folding?: boolean): void {
  const { tree, folded: before, selected } = explorer.store.getState();
  if (!tree || !hasChildren(tree.index, id)) return;
  const fold = folding ?? !before.has(id);
  if (fold === before.has(id)) return;
  const folded = new Set(before);
  if (fold) folded.add(id);
  else folded.delete(id);
  const anchored = anchorOf(explorer, id);
  // A selection inside the fold moves up to the node that stands for it.
  const hidesSelected = fold && selected !== null && pathTo(tree.index, selected).includes(id);
  explorer.store.setState({ folded, ...(hidesSelected && { selected: id }) });
  anchored();
  rememberFolded(tree.index.columns.treeId, folded);
}

/** Opens every fold. */
export function unfoldAll(explorer: Explorer): void {
  const { tree, folded } = explorer.store.getState();
  if (!tree || folded.size === 0) return;
  explorer.store.setState({ folded: new Set<number>(), view: null });
  rememberFolded(tree.index.columns.treeId, new Set());
}

/** Keeps a node where it stands while the layout around it changes; call the answer afterwards. */
function anchorOf(explorer: Explorer, id: number): () => void {
  const rowOf = () => explorer.derived.layout(explorer.store.getState())?.row[id] ?? NaN;
  const before = rowOf();
  const view = explorer.derived.view(explorer.store.getState());
  return () => {
    const after = rowOf();
    if (!view || Number.isNaN(before) || Number.isNaN(after)) return;
    jumpTo(explorer, { ...view, y: view.y + (before - after) * view.rowHeight });
  };
}

export type Direction = 'parent' | 'child' | 'next' | 'previous';

/** Walks from the selected node; at the last sibling the walk goes on in the same step. */
export function walk(explorer: Explorer, direction: Direction): void {
  const state = explorer.store.getState();
  if (!state.tree) return;
  if (state.selected === null) return select(explorer, 0);
  const to = neighbour(explorer, state.selected, direction);
  if (to !== null) select(explorer, to);
}

function neighbour(explorer: Explorer, id: number, direction: Direction): number | null {
  const state = explorer.store.getState();
  const layout = explorer.derived.layout(state);
  if (!state.tree || !layout) return null;
  const { index, best } = state.tree;
  if (direction === 'parent') return id === 0 ? null : index.columns.parent[id]!;
  if (direction === 'child') {
    const stats = explorer.derived.stats(state);
    const born = stats?.born ?? index.size;
    const children = [...childrenOf(index, id)].filter((child) => child < born);
    const onBest = children.find((child) => best.includes(child));
    const visits = stats?.visits ?? index.columns.visits;
    const mostVisited = children.reduce<number | null>(
      (most, child) => (most === null || visits[child]! > visits[most]! ? child : most),
      null,
    );
    return onBest ?? mostVisited;
  }
  const at = layout.order.indexOf(id);
  const next = layout.order[at + (direction === 'next' ? 1 : -1)];
  if (at < 0 || next === undefined) return null;
  return index.columns.depth[next] === index.columns.depth[id] ? next : null;
}
