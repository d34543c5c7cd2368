import { isSolved } from '@renderer/pages/run/series';
import type { TreeRow } from '@shared/ipc/rows';

/** What a cell's colour stands for. */
export const cellMeasures = ['reward', 'nodes', 'samples'] as const;
export type CellMeasure = (typeof cellMeasures)[number];

/** Sizes that cells come in, in px, with the gap between them. */
const sizes = [
  { cell: 36, gap: 6 },
  { cell: 28, gap: 5 },
  { cell: 22, gap: 4 },
  { cell: 18, gap: 3 },
  { cell: 16, gap: 3 },
  { cell: 14, gap: 3 },
  { cell: 12, gap: 2 },
  { cell: 10, gap: 2 },
  { cell: 8, gap: 2 },
] as const;

export interface GridShape {
  readonly cell: number;
  readonly gap: number;
  readonly columns: number;
}

/** The largest cells with which all tasks fit; the smallest ones where none do. */
export function gridShape(tasks: number, width: number, height: number): GridShape {
  const shapes = sizes.map(({ cell, gap }) => ({
    cell,
    gap,
    columns: Math.max(1, Math.floor((width + gap) / (cell + gap))),
  }));
  const fits = shapes.find(
    ({ cell, gap, columns }) => Math.ceil(tasks / columns) * (cell + gap) - gap <= height,
  );
  return fits ?? shapes.at(-1)!;
}

export interface GridCounts {
  readonly solved: number;
  readonly done: number;
  readonly running: number;
  readonly failed: number;
  readonly waiting: number;
}

/** How many tasks are in each state. */
export function gridCounts(rows: readonly TreeRow[]): GridCounts {
  const of = (state: TreeRow['state']): number => rows.filter((row) => row.state === state).length;
  return {
    solved: rows.filter(isSolved).length,
    done: of('done'),
    running: of('running'),
    failed: of('failed'),
    waiting: of('waiting'),
  };
}

/**
 * Where a value stands on the sequential scale, in [0, 1]: on a log axis from the least to the most
 * of all tasks.
 */
export function sequentialShare(value: number, least: number, most: number): number {
  if (value <= 0 || most <= least) return 0.5;
  return (
    (Math.log(value) - Math.log(Math.max(1, least))) /
    (Math.log(most) - Math.log(Math.max(1, least)) || 1)
  );
}

/** The number that a cell shows by its colour; `null` where there is none. */
export function measureOf(row: TreeRow, measure: CellMeasure): number | null {
  if (row.treeId === null) return null;
  if (measure === 'reward') return row.bestReward;
  return measure === 'nodes' ? row.nodes : row.policyCalls;
}
