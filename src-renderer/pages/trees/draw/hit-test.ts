import { firstWhere } from '../model/layout';
import { HEADER, nodeX, nodeY, screenX, type TreeScene } from './scene';
import { markRadius, markScale } from './marks';

/** How far from a node's rim a click still means the node. */
const REACH = 7;

/**
 * The node at a point of the screen, or `null`. Within a step nodes are sorted by row, so the
 * nearest is found by one search a step. A large node beats a small one whose centre is as near.
 */
export function nodeAt(scene: TreeScene, x: number, y: number): number | null {
  if (y < HEADER) return null;
  const { layout } = scene;
  const scale = markScale(scene.view.rowHeight);
  let found: number | null = null;
  let least = Infinity;
  for (let depth = 0; depth <= layout.depth; depth += 1) {
    if (Math.abs(screenX(scene, depth) - x) > 24) continue;
    for (const id of nearRows(scene, depth, y)) {
      const radius = markRadius(scene.index, scene.stats, id, scale);
      const distance = Math.hypot(nodeX(scene, id) - x, nodeY(scene, id) - y) - radius;
      if (distance <= REACH && distance < least) {
        least = distance;
        found = id;
      }
    }
  }
  return found;
}

/** Nodes of a step whose rows are near enough for the largest radius to matter. */
function nearRows(scene: TreeScene, depth: number, y: number): number[] {
  const { order, levelStart } = scene.layout;
  const to = levelStart[depth + 1]!;
  const far = 14 + REACH;
  const near: number[] = [];
  const start = firstWhere(levelStart[depth]!, to, (at) => nodeY(scene, order[at]!) >= y - far);
  for (let at = start; at < to && nodeY(scene, order[at]!) <= y + far; at += 1)
    near.push(order[at]!);
  return near;
}
