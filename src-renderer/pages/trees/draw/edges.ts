import { originCodes } from '@shared/ipc/rows';
import { edgeWidth, markRadius, markScale } from './marks';
import { nodeX, nodeY, type TreeScene } from './scene';
import type { Surface } from './surface';

/** Where an edge bends; the first step bends early, because its labels are the longest. */
const bendAt = (depth: number) => (depth === 1 ? 0.32 : 0.45);
/** Offset of the replayed path below the best path where both run. */
const BELOW_BEST = 4;

/** Adds the edge into `id` to the current path: a bend, then a straight run for the label. */
function traceEdge(surface: Surface, scene: TreeScene, id: number, offset = 0, move = true): void {
  const parent = scene.index.columns.parent[id]!;
  const x1 = nodeX(scene, parent);
  const x2 = nodeX(scene, id);
  const y1 = nodeY(scene, parent) + offset;
  const y2 = nodeY(scene, id) + offset;
  if (move) surface.moveTo(x1, y1);
  if (Math.abs(y2 - y1) < 0.75) {
    surface.lineTo(x2, y2);
    return;
  }
  const middle = x1 + (x2 - x1) * bendAt(scene.index.columns.depth[id]!);
  const end = middle + (x2 - middle) * 0.35;
  surface.bezierCurveTo(middle, y1, x1 + (x2 - x1) * 0.3, y2, end, y2);
  surface.lineTo(x2, y2);
}

interface EdgeGroup {
  readonly rollout: boolean;
  readonly born: boolean;
  readonly width: number;
  readonly ids: number[];
}

/** Draws the edges, one stroke for all that look alike. */
export function drawEdges(surface: Surface, scene: TreeScene, edges: readonly number[]): void {
  const { palette } = scene;
  surface.lineCap = 'butt';
  for (const group of groupEdges(scene, edges)) {
    surface.strokeStyle = group.born ? palette.line2 : palette.line;
    surface.globalAlpha = group.rollout ? 0.75 : 1;
    surface.lineWidth = group.width;
    surface.setLineDash(group.rollout ? [2, 2.5] : []);
    surface.beginPath();
    for (const id of group.ids) traceEdge(surface, scene, id);
    surface.stroke();
  }
  surface.setLineDash([]);
  surface.globalAlpha = 1;
}

/** Edges by look: widths in half pixels, thinnest first so that the trunk lies on top. */
function groupEdges(scene: TreeScene, edges: readonly number[]): EdgeGroup[] {
  const scale = markScale(scene.view.rowHeight);
  const groups = new Map<number, EdgeGroup>();
  // Dashes of a fifth of a pixel cost much and show nothing.
  const dashes = scene.view.rowHeight >= 1.5;
  for (const id of edges) {
    const born = id < scene.stats.born;
    const rollout = dashes && originCodes[scene.index.columns.origin[id]!] === 'rollout';
    const width = born ? edgeWidth(scene.stats.visits[id]!, scale) : 0.8;
    const halves = Math.max(1, Math.round(width * 2));
    const key = halves * 4 + (rollout ? 2 : 0) + (born ? 1 : 0);
    const group = groups.get(key);
    if (group) group.ids.push(id);
    else groups.set(key, { rollout, born, width: born ? halves / 2 : width, ids: [id] });
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Draws the best path in ink, as far as it is shown and born. */
export function drawBestPath(surface: Surface, scene: TreeScene): void {
  const steps = scene.best.filter((id) => id > 0 && isDrawn(scene, id));
  if (steps.length === 0) return;
  surface.strokeStyle = scene.palette.ink;
  surface.lineWidth = 2.75;
  surface.lineCap = 'round';
  surface.beginPath();
  for (const id of steps) traceEdge(surface, scene, id);
  surface.stroke();
}

/** Draws what the replayed iteration walked: its path, its rollout and the way back. */
export function drawIteration(surface: Surface, scene: TreeScene): void {
  const { step, palette } = scene;
  if (!step) return;
  const best = new Set(scene.best);
  const offset = (id: number) => (best.has(id) ? BELOW_BEST : 0);
  const path = step.path.filter((id) => id > 0 && isDrawn(scene, id));
  const rollout = step.rollout.slice(1).filter((id) => isDrawn(scene, id));
  surface.strokeStyle = palette.accent;
  surface.lineWidth = 2;
  surface.lineCap = 'round';
  surface.beginPath();
  for (const id of path) traceEdge(surface, scene, id, offset(id));
  surface.stroke();
  surface.setLineDash([5, 4]);
  surface.beginPath();
  for (const id of rollout) traceEdge(surface, scene, id, offset(id));
  surface.stroke();
  surface.setLineDash([]);
  if (step.moment.phase === 3) drawChevrons(surface, scene, [...path, ...rollout], offset);
}

/** Marks on the way back to the root. */
function drawChevrons(
  surface: Surface,
  scene: TreeScene,
  ids: readonly number[],
  offset: (id: number) => number,
): void {
  const scale = markScale(scene.view.rowHeight);
  surface.lineJoin = 'round';
  surface.beginPath();
  for (const id of ids) {
    const x = nodeX(scene, id) - markRadius(scene.index, scene.stats, id, scale) - 11;
    const y = nodeY(scene, id) + offset(id);
    surface.moveTo(x + 3, y - 4);
    surface.lineTo(x - 2, y);
    surface.lineTo(x + 3, y + 4);
  }
  surface.stroke();
}

/** Whether a node is on screen terms: shown by the layout and already born. */
export function isDrawn(scene: TreeScene, id: number): boolean {
  return id < scene.stats.born && !Number.isNaN(scene.layout.row[id]!);
}
