import { originCodes, terminalCodes } from '@shared/ipc/rows';
import type { TreeStats } from '../model/stats';
import type { TreeIndex } from '../model/tree-index';

/** The shape that tells what a node is, whatever its colour. */
export type MarkKind = 'filled' | 'hollow' | 'diamond' | 'square' | 'bar' | 'cross' | 'unborn';

/** Largest node, however often it was visited: about 100 visits. */
export const LARGEST_RADIUS = 14;
const ENDING_RADIUS = 3.6;
const UNBORN_RADIUS = 2.5;
/** Row height from which marks have their full size. */
const FULL_SIZE_ROWS = 2.6;

/** The shape of a node at a moment of the search. */
export function markOf(index: TreeIndex, stats: TreeStats, id: number): MarkKind {
  if (id >= stats.born) return 'unborn';
  const { terminal, valid, origin } = index.columns;
  switch (terminalCodes[terminal[id]!]) {
    case 'success':
      return 'diamond';
    case 'failure':
      return 'square';
    case 'depth-limit':
      return 'bar';
    default:
      if (valid[id] === 0) return 'cross';
      return originCodes[origin[id]!] === 'rollout' ? 'hollow' : 'filled';
  }
}

/** Share of their full size that marks have at a row height. */
export function markScale(rowHeight: number): number {
  return Math.min(1, Math.max(0.42, rowHeight / FULL_SIZE_ROWS));
}

/** Radius of a node: by the square root of its visits, endings all alike. */
export function markRadius(index: TreeIndex, stats: TreeStats, id: number, scale: number): number {
  if (id >= stats.born) return UNBORN_RADIUS * scale;
  if (index.columns.terminal[id] !== 0) return ENDING_RADIUS * scale;
  return Math.min(LARGEST_RADIUS, 1.7 + 1.25 * Math.sqrt(stats.visits[id]!)) * scale;
}

/** Width of the edge into a node. */
export function edgeWidth(visits: number, scale: number): number {
  return Math.min(8, Math.max(0.9, 0.5 + 0.62 * Math.sqrt(visits))) * Math.max(0.55, scale);
}
