import type { TreeColumns } from '@shared/ipc/rows';

/** A small picture of a tree: what is in it and where, in [0, 1]. */
export interface ThumbNode {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly parent: number;
}

/** More leaves than this would be less than a pixel apart. */
const MOST_NODES = 1500;

/**
 * Steps from left to right, leaves evenly from top to bottom, each parent in the middle of its
 * children. A tree that is too big for a picture of this size loses its deepest steps.
 */
export function thumbLayout(tree: Pick<TreeColumns, 'parent' | 'depth'>): readonly ThumbNode[] {
  const depth = depthLimit(tree.depth);
  const children = new Map<number, number[]>();
  const shown: number[] = [];
  tree.parent.forEach((parent, id) => {
    if ((tree.depth[id] ?? 0) > depth) return;
    shown.push(id);
    if (parent >= 0) children.set(parent, [...(children.get(parent) ?? []), id]);
  });
  const heights = new Map<number, number>();
  let leaves = 0;
  // Iteratively, for a path may be long: a node is placed when it is seen the second time.
  const stack: { id: number; ready: boolean }[] = shown.length > 0 ? [{ id: 0, ready: false }] : [];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const below = children.get(top.id) ?? [];
    if (below.length === 0) heights.set(top.id, leaves++);
    else if (top.ready) {
      heights.set(top.id, ((heights.get(below[0]!) ?? 0) + (heights.get(below.at(-1)!) ?? 0)) / 2);
    } else {
      stack.push({ id: top.id, ready: true });
      for (const id of below.toReversed()) stack.push({ id, ready: false });
    }
  }
  const deepest = Math.max(1, ...shown.map((id) => tree.depth[id] ?? 0));
  return shown.map((id) => ({
    id,
    parent: tree.parent[id] ?? -1,
    x: (tree.depth[id] ?? 0) / deepest,
    y: leaves < 2 ? 0.5 : (heights.get(id) ?? 0) / (leaves - 1),
  }));
}

/** The nodes from the root to the best end: highest reward, then fewest steps. */
export function bestPath(
  tree: Pick<TreeColumns, 'parent' | 'depth' | 'reward'>,
): readonly number[] {
  let best = -1;
  tree.reward.forEach((reward, id) => {
    if (Number.isNaN(reward)) return;
    const now = best < 0 ? -Infinity : (tree.reward[best] ?? -Infinity);
    const shorter = (tree.depth[id] ?? 0) < (tree.depth[best] ?? Infinity);
    if (reward > now || (reward === now && shorter)) best = id;
  });
  const path: number[] = [];
  for (let id = best; id >= 0; id = tree.parent[id] ?? -1) path.unshift(id);
  return path;
}

function depthLimit(depths: Uint16Array): number {
  const counts: number[] = [];
  for (const depth of depths) counts[depth] = (counts[depth] ?? 0) + 1;
  let total = 0;
  for (let depth = 0; depth < counts.length; depth++) {
    total += counts[depth] ?? 0;
    if (total > MOST_NODES) return Math.max(1, depth - 1);
  }
  return counts.length;
}
