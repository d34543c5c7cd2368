import { terminalCodes, type TreeColumns } from '@shared/ipc/rows';
import { fitLabel, sharedBeginnings, shortLabel } from './labels';

const DEPTH_LIMIT = terminalCodes.indexOf('depth-limit');

/** A tree's columns with what every view asks for: children, subtree sizes, extremes. */
export interface TreeIndex {
  readonly columns: TreeColumns;
  readonly size: number;
  /** Children of node i are `childIds[childStart[i]] … childIds[childStart[i + 1] − 1]`, oldest first. */
  readonly childStart: Int32Array;
  readonly childIds: Int32Array;
  /** Nodes below each node. */
  readonly descendants: Int32Array;
  /** Position of each node when the tree is read branch by branch, as the outline shows it. */
  readonly rank: Int32Array;
  /** Short labels by node, and how much of its beginning each shares with a sibling's. */
  readonly short: readonly string[];
  readonly shared: Uint16Array;
  readonly maxDepth: number;
  readonly lastIteration: number;
}

/** Derives children and subtree sizes from the parent column in two passes. */
export function indexTree(columns: TreeColumns): TreeIndex {
  const { parent, depth, iteration } = columns;
  const size = parent.length;
  const childStart = new Int32Array(size + 1);
  for (let id = 0; id < size; id += 1) if (parent[id]! >= 0) childStart[parent[id]! + 1]! += 1;
  for (let id = 0; id < size; id += 1) childStart[id + 1]! += childStart[id]!;

  const next = childStart.slice(0, size);
  const childIds = new Int32Array(Math.max(0, size - 1));
  let maxDepth = 0;
  let lastIteration = 0;
  for (let id = 0; id < size; id += 1) {
    if (parent[id]! >= 0) {
      childIds[next[parent[id]!]!] = id;
      next[parent[id]!]! += 1;
    }
    maxDepth = Math.max(maxDepth, depth[id]!);
    lastIteration = Math.max(lastIteration, iteration[id]!);
  }

  // Parents come before their children, so one pass from the end sums every subtree.
  const descendants = new Int32Array(size);
  for (let id = size - 1; id > 0; id -= 1) {
    if (parent[id]! >= 0) descendants[parent[id]!]! += descendants[id]! + 1;
  }
  const rank = new Int32Array(size);
  const taken = new Int32Array(size);
  for (let id = 1; id < size; id += 1) {
    const above = parent[id]!;
    if (above < 0) continue;
    rank[id] = rank[above]! + 1 + taken[above]!;
    taken[above]! += descendants[id]! + 1;
  }
  const short = columns.label.map(shortLabel);
  const shared = new Uint16Array(size);
  for (let id = 0; id < size; id += 1) {
    const children = childIds.subarray(childStart[id], childStart[id + 1]);
    if (children.length < 2) continue;
    const beginnings = sharedBeginnings([...children].map((child) => short[child]!));
    children.forEach((child, at) => {
      shared[child] = beginnings[at]!;
    });
  }
  return {
    columns,
    size,
    childStart,
    childIds,
    descendants,
    rank,
    short,
    shared,
    maxDepth,
    lastIteration,
  };
}

/** A node's label in the room of so many characters, told apart from its siblings' where it can be. */
export function labelWithin(index: TreeIndex, id: number, characters: number): string {
  return fitLabel(index.short[id]!, index.shared[id]!, characters);
}

/** Children of a node, oldest first, without copying. */
export function childrenOf(index: TreeIndex, id: number): Int32Array {
  return index.childIds.subarray(index.childStart[id], index.childStart[id + 1]);
}

/** Whether a node has children. */
export function hasChildren(index: TreeIndex, id: number): boolean {
  return index.childStart[id + 1]! > index.childStart[id]!;
}

/** The nodes from the root to `id`, both included. */
export function pathTo(index: TreeIndex, id: number): number[] {
  const path: number[] = [];
  for (let at = id; at >= 0; at = index.columns.parent[at]!) path.push(at);
  return path.reverse();
}

/**
 * The path to the best ending: the highest reward, an answer before the step limit, the fewest
 * steps, the oldest. Empty when no episode of the tree ended. The same rule as `bestPath` of
 * src-shared/tree, read off the columns.
 */
export function bestPathOf(index: TreeIndex): number[] {
  let best = -1;
  for (let id = 0; id < index.size; id += 1) {
    if (index.columns.terminal[id] === 0) continue;
    if (best < 0 || isBetterEnd(index.columns, id, best)) best = id;
  }
  return best < 0 ? [] : pathTo(index, best);
}

function isBetterEnd({ reward, terminal, depth }: TreeColumns, a: number, b: number): boolean {
  const gain = (reward[a]! || 0) - (reward[b]! || 0);
  if (gain !== 0) return gain > 0;
  const finished = Number(terminal[a] !== DEPTH_LIMIT) - Number(terminal[b] !== DEPTH_LIMIT);
  if (finished !== 0) return finished > 0;
  return depth[a]! < depth[b]!;
}
