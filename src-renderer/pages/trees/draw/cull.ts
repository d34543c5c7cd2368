import { firstWhere } from '../model/layout';
import { HEADER, nodeX, nodeY, screenX, type TreeScene } from './scene';

/** What lies in the pane: nodes and the edges that end in a node, both by id. */
export interface VisibleMarks {
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
}

/** Room around the pane in which a mark, its rings and its label may still reach into it. */
const MARGIN = 24;
/** Marks closer than this, in pixels, look like one. */
const TOO_CLOSE = 0.8;
/** Visits from which a node is drawn however close it stands to another. */
const NOTABLE_VISITS = 9;

/**
 * The nodes and edges to draw. Rows grow within a step, so each step needs two searches and no
 * node outside the pane is touched. Far out, marks that would cover each other are thinned.
 */
export function visibleMarks(scene: TreeScene): VisibleMarks {
  const { layout, size, index } = scene;
  const nodes: number[] = [];
  const edges: number[] = [];
  for (let depth = 0; depth <= layout.depth; depth += 1) {
    const from = layout.levelStart[depth]!;
    const to = layout.levelStart[depth + 1]!;
    const x = screenX(scene, depth);
    if (x >= -MARGIN && x <= size.width + MARGIN) addLevel(scene, nodes, from, to);
    const left = depth > 0 ? screenX(scene, depth - 1) : x;
    if (depth > 0 && x >= -MARGIN && left <= size.width + MARGIN) addEdges(scene, edges, from, to);
  }
  return { nodes, edges: thinEdges(scene, edges, index.columns.parent) };
}

function addLevel(scene: TreeScene, nodes: number[], from: number, to: number): void {
  const { order } = scene.layout;
  const y = (position: number) => nodeY(scene, order[position]!);
  const bottom = scene.size.height + MARGIN;
  let last = -Infinity;
  const start = firstWhere(from, to, (position) => y(position) >= HEADER - MARGIN);
  for (let position = start; position < to; position += 1) {
    const id = order[position]!;
    const at = y(position);
    if (at > bottom) break;
    if (at - last < TOO_CLOSE && !isNotable(scene, id)) continue;
    nodes.push(id);
    last = at;
  }
}

function addEdges(scene: TreeScene, edges: number[], from: number, to: number): void {
  const { order } = scene.layout;
  const { parent } = scene.index.columns;
  const bottom = scene.size.height + MARGIN;
  const lower = (position: number) => {
    const id = order[position]!;
    return Math.max(nodeY(scene, id), nodeY(scene, parent[id]!));
  };
  // Parents stand in the order of their children, so the lower ends grow along a step, too.
  const start = firstWhere(from, to, (position) => lower(position) >= HEADER - MARGIN);
  for (let position = start; position < to; position += 1) {
    const id = order[position]!;
    if (Math.min(nodeY(scene, id), nodeY(scene, parent[id]!)) > bottom) break;
    edges.push(id);
  }
}

/** Leaves out an edge that would run on top of the one before it, except for those much used. */
function thinEdges(scene: TreeScene, edges: readonly number[], parent: Int32Array): number[] {
  const kept: number[] = [];
  let lastParent = -1;
  let last = -Infinity;
  let lastX = -Infinity;
  for (const id of edges) {
    const y = nodeY(scene, id);
    const x = nodeX(scene, id);
    const close = y - last < TOO_CLOSE && x === lastX && sameRow(scene, parent[id]!, lastParent);
    if (close && !isNotable(scene, id)) continue;
    kept.push(id);
    last = y;
    lastX = x;
    lastParent = parent[id]!;
  }
  return kept;
}

function sameRow(scene: TreeScene, a: number, b: number): boolean {
  return a === b || (b >= 0 && Math.abs(nodeY(scene, a) - nodeY(scene, b)) < TOO_CLOSE);
}

function isNotable(scene: TreeScene, id: number): boolean {
  return (
    scene.stats.visits[id]! >= NOTABLE_VISITS ||
    scene.index.columns.terminal[id] === 1 ||
    scene.layout.closed.has(id) ||
    id === scene.selected
  );
}
