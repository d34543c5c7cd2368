import { LABEL_CHAR } from './labels';
import type { TreeIndex } from './tree-index';
import { PADDING } from './view';

/** Depths whose labels are always on, whatever the path. */
export const LABELLED_DEPTH = 2;
const WIDEST = 176;
const NARROWEST = 36;
/** Room of a label's node, its halo and the bend of the edge before it. */
const LABEL_MARGIN = 40;
/** Share of the free room with which each further column shrinks. */
const SHRINK = 0.93;

/**
 * Positions of the steps' columns at stretch 1, column 0 at 0. Steps whose labels are always on get
 * the room their text asks for; the rest, mostly rollouts, share what is left, each a little less
 * than the one before.
 */
export function stepColumns(
  index: TreeIndex,
  best: readonly number[],
  depth: number,
  paneWidth: number,
): Float64Array {
  const labelled = Math.min(depth, Math.max(LABELLED_DEPTH, best.length - 1));
  const wishes: number[] = [];
  for (let step = 1; step <= depth; step += 1) {
    const wish = step <= labelled ? labelRoom(index, best, step) : 92 * SHRINK ** (step - labelled);
    wishes.push(Math.max(NARROWEST, wish));
  }
  const asked = wishes.reduce((sum, wish) => sum + wish, 0);
  const room = paneWidth - PADDING.left - PADDING.right;
  // Up to twice as wide as asked, so that a shallow tree fills its pane without being torn apart.
  const factor = asked > 0 ? Math.min(2, Math.max(0, room) / asked) : 1;
  const positions = new Float64Array(depth + 1);
  for (let step = 1; step <= depth; step += 1) {
    positions[step] = positions[step - 1]! + Math.max(NARROWEST * 0.8, wishes[step - 1]! * factor);
  }
  return positions;
}

/** Room for the label of the best path at this step and, near the root, for a typical one. */
function labelRoom(index: TreeIndex, best: readonly number[], step: number): number {
  const { short } = index;
  const { depth } = index.columns;
  let longest = best[step] === undefined ? 0 : short[best[step]]!.length;
  if (step <= LABELLED_DEPTH) {
    for (let id = 1; id < index.size; id += 1) {
      if (depth[id] === step) longest = Math.max(longest, short[id]!.length);
    }
  }
  return Math.min(WIDEST, longest * LABEL_CHAR + LABEL_MARGIN);
}
