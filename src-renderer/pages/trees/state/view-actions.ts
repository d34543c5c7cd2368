import { HEADER } from '../draw/scene';
import { mixViews, panBy, revealPoint, zoomAt, type Size, type View } from '../model/view';
import type { Explorer } from './explorer-store';

/** How long a move of the view takes, as all moves of the workbench do. */
const MOVE_MS = 180;
/** Change of scale by a press on + or −. */
const BUTTON_ZOOM = 1.5;

const moves = new WeakMap<Explorer, number>();

/** Takes note of the pane's size. A view that was never touched stays fitted. */
export function resize({ store }: Explorer, size: Size): void {
  const { size: old } = store.getState();
  if (old.width === size.width && old.height === size.height) return;
  store.setState({ size });
}

/** Shows a view at once. */
export function jumpTo(explorer: Explorer, view: View): void {
  stopMoving(explorer);
  explorer.store.setState((state) => ({ view: explorer.derived.clamped(state, view) }));
}

/**
 * Moves to a view, or jumps where the person asked for less motion. What is kept at the end is the
 * view itself, unless something else stands for it.
 */
function moveTo(explorer: Explorer, target: View, end?: null): void {
  stopMoving(explorer);
  const state = explorer.store.getState();
  const from = explorer.derived.view(state);
  const to = explorer.derived.clamped(state, target);
  const last = end === undefined ? to : end;
  if (!from || prefersStillness()) return explorer.store.setState({ view: last });
  const started = performance.now();
  const frame = (now: number) => {
    const share = Math.min(1, (now - started) / MOVE_MS);
    explorer.store.setState({ view: share === 1 ? last : mixViews(from, to, ease(share)) });
    if (share < 1) moves.set(explorer, requestAnimationFrame(frame));
  };
  moves.set(explorer, requestAnimationFrame(frame));
}

/** Drags the picture. */
export function pan(explorer: Explorer, dx: number, dy: number): void {
  const view = explorer.derived.view(explorer.store.getState());
  if (view) jumpTo(explorer, panBy(view, dx, dy));
}

/** Zooms around a point of the pane at once, as a wheel does. */
export function zoomAround(explorer: Explorer, factor: number, at: { x: number; y: number }): void {
  const state = explorer.store.getState();
  const view = explorer.derived.view(state);
  if (view) jumpTo(explorer, zoomAt(view, factor, at, explorer.derived.fitting(state)));
}

/** Zooms one notch around the middle of the pane, or around the selected node if it is in sight. */
export function zoomStep(explorer: Explorer, direction: 1 | -1): void {
  const state = explorer.store.getState();
  const view = explorer.derived.view(state);
  if (!view) return;
  const factor = direction > 0 ? BUTTON_ZOOM : 1 / BUTTON_ZOOM;
  moveTo(explorer, zoomAt(view, factor, zoomCentre(explorer), explorer.derived.fitting(state)));
}

/** Shows the whole tree, and keeps doing so when the pane changes its size. */
export function fit(explorer: Explorer): void {
  const target = explorer.derived.fit(explorer.store.getState());
  if (target) moveTo(explorer, target, null);
}

/** Brings a shown node into the pane, if it is not well inside already. */
export function reveal(explorer: Explorer, id: number): void {
  const state = explorer.store.getState();
  const point = pointOf(explorer, id);
  const view = explorer.derived.view(state);
  if (!point || !view) return;
  const pane = { width: state.size.width, height: state.size.height - HEADER };
  const below = { ...view, y: view.y - HEADER };
  const revealed = revealPoint(below, point, pane);
  if (revealed !== below) moveTo(explorer, { ...revealed, y: revealed.y + HEADER });
}

/** Column position and row of a shown node. */
function pointOf({ store, derived }: Explorer, id: number): { x: number; row: number } | null {
  const state = store.getState();
  const row = derived.layout(state)?.row[id];
  const columns = derived.columns(state);
  if (!state.tree || !columns || row === undefined || Number.isNaN(row)) return null;
  return { x: columns[state.tree.index.columns.depth[id]!]!, row };
}

function zoomCentre(explorer: Explorer): { x: number; y: number } {
  const { selected, size } = explorer.store.getState();
  const middle = { x: size.width / 2, y: HEADER + (size.height - HEADER) / 2 };
  const view = explorer.derived.view(explorer.store.getState());
  const point = selected === null ? null : pointOf(explorer, selected);
  if (!view || !point) return middle;
  const at = { x: point.x * view.stretch + view.x, y: point.row * view.rowHeight + view.y };
  const inside = at.x >= 0 && at.x <= size.width && at.y >= HEADER && at.y <= size.height;
  return inside ? at : middle;
}

function stopMoving(explorer: Explorer): void {
  const frame = moves.get(explorer);
  if (frame !== undefined) cancelAnimationFrame(frame);
  moves.delete(explorer);
}

function prefersStillness(): boolean {
  return (
    typeof requestAnimationFrame === 'undefined' ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

function ease(share: number): number {
  return 1 - (1 - share) ** 3;
}
