import { hierarchy, tree, type HierarchyPointNode } from 'd3-hierarchy';
import { childrenOf, type TreeIndex } from './tree-index';

/** What the person hid: folded subtrees and everything past a step. */
export interface Folding {
  readonly folded: ReadonlySet<number>;
  readonly depthLimit: number;
}

/**
 * Where each shown node stands across the steps, in rows: one row is the room of one leaf. Along
 * the steps a node stands in its depth's column.
 */
export interface TreeLayout {
  /** NaN for a hidden node. */
  readonly row: Float64Array;
  /** Shown nodes by depth, and within a depth from the top down. */
  readonly order: Int32Array;
  /** Nodes of depth d are `order[levelStart[d]] … order[levelStart[d + 1] − 1]`. */
  readonly levelStart: Int32Array;
  readonly top: number;
  readonly bottom: number;
  readonly depth: number;
  /** Shown nodes whose children are hidden, with the number of nodes below. */
  readonly closed: ReadonlyMap<number, number>;
}

/** Extra rows between the branches of a node at depth 0, 1, 2: the first decisions stand apart. */
const BRANCH_GAPS = [6, 3, 1.2];
/** Rows a wedge takes on either side of its node. */
const WEDGE_ROWS = 1.5;
/** Stands for a wedge as a child of its node, so that no other branch grows into it. */
const WEDGE = -1;
/** Leaves at which the gaps have their full width; a small tree needs less air. */
const FULL_GAPS_AT = 120;

/** Tidy layout of what is shown. Siblings keep their order of birth, so replay moves nothing. */
export function layoutTree(index: TreeIndex, folding: Folding): TreeLayout {
  const closed = new Map<number, number>();
  const { depth } = index.columns;
  const root = hierarchy<number>(0, (id) => {
    if (id === WEDGE) return null;
    const children = childrenOf(index, id);
    if (children.length === 0) return null;
    if (folding.folded.has(id) || depth[id]! >= folding.depthLimit) {
      closed.set(id, index.descendants[id]!);
      return [WEDGE];
    }
    return children;
  });

  const air = Math.min(1, Math.max(0.15, root.leaves().length / FULL_GAPS_AT));
  const halfWedge = (id: number) => (id === WEDGE || closed.has(id) ? WEDGE_ROWS : 0);
  const placed = tree<number>()
    .nodeSize([1, 1])
    .separation((a, b) => {
      const gap = (BRANCH_GAPS[branchDepth(a, b)] ?? 0) * air;
      return 1 + gap + halfWedge(a.data) + halfWedge(b.data);
    })(root);
  return collect(index, placed, closed);
}

/** Depth of the node at which the ways to two neighbours part. */
function branchDepth(a: HierarchyPointNode<number>, b: HierarchyPointNode<number>): number {
  let left = a.parent;
  let right = b.parent;
  while (left && right && left !== right) {
    left = left.parent;
    right = right.parent;
  }
  return left ? left.depth : 0;
}

function collect(
  index: TreeIndex,
  placed: HierarchyPointNode<number>,
  closed: ReadonlyMap<number, number>,
): TreeLayout {
  const row = new Float64Array(index.size).fill(NaN);
  const order: number[] = [];
  const levelStart: number[] = [];
  let top = Infinity;
  let bottom = -Infinity;
  // Breadth first: by depth, and within a depth in the order of the rows.
  placed.each((node) => {
    if (node.data === WEDGE) return;
    if (levelStart.length === node.depth) levelStart.push(order.length);
    order.push(node.data);
    row[node.data] = node.x;
    const half = closed.has(node.data) ? WEDGE_ROWS : 0;
    top = Math.min(top, node.x - half);
    bottom = Math.max(bottom, node.x + half);
  });
  const depth = levelStart.length - 1;
  levelStart.push(order.length);
  return {
    row,
    order: Int32Array.from(order),
    levelStart: Int32Array.from(levelStart),
    top,
    bottom,
    depth,
    closed,
  };
}

/** Whether a node is shown by the layout. */
export function isShown(layout: TreeLayout, id: number): boolean {
  return !Number.isNaN(layout.row[id] ?? NaN);
}

/**
 * First position within `order[from … to)` for which `reaches` holds; it must hold for all after.
 * Rows grow within a depth, so both culling and hit tests are searches of this kind.
 */
export function firstWhere(
  from: number,
  to: number,
  reaches: (position: number) => boolean,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
