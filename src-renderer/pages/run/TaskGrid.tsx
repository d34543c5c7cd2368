import { useElementSize } from '@mantine/hooks';
import type { RefCallback } from 'react';
import { useRoving } from '@renderer/components/useRoving';
import { score } from '@renderer/format/numbers';
import {
  gridShape,
  measureOf,
  sequentialShare,
  type CellMeasure,
} from '@renderer/pages/run/grid-model';
import { TaskCell } from '@renderer/pages/run/TaskCell';
import type { TreeRow } from '@shared/ipc/rows';
import classes from './TaskGrid.module.css';

/** Px around the cells, for the frame of the selected one. */
const EDGE = 3;

/** One cell a task; arrows move, Enter opens the tree. */
export function TaskGrid({
  rows,
  measure,
  at,
  onSelect,
  onOpen,
}: {
  readonly rows: readonly TreeRow[];
  readonly measure: CellMeasure;
  readonly at: number;
  readonly onSelect: (at: number) => void;
  readonly onOpen: (at: number) => void;
}) {
  const { ref, width, height } = useElementSize();
  const { cell, gap, columns } = gridShape(rows.length, width - 2 * EDGE, height - 2 * EDGE);
  const pitch = cell + gap;
  const roving = useRoving({ size: rows.length, at, columns, onMove: onSelect, onOpen });
  const values = rows.flatMap((row) => measureOf(row, measure) ?? []);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const share = (row: TreeRow): number | null =>
    measure === 'reward' ? null : sequentialShare(measureOf(row, measure) ?? 0, least, most);
  const selected = { x: (at % columns) * pitch, y: Math.floor(at / columns) * pitch };
  return (
    <div ref={ref} className={classes.grid}>
      {width > 0 && (
        <svg
          ref={roving.ref as unknown as RefCallback<SVGSVGElement>}
          className={classes.cells}
          width={columns * pitch - gap + 2 * EDGE}
          height={Math.ceil(rows.length / columns) * pitch - gap + 2 * EDGE}
          role="grid"
          aria-label="Tasks"
          onKeyDown={roving.onKeyDown}
        >
          {linesOf(rows, columns).map((line, y) => (
            <g key={y} role="row" transform={`translate(${EDGE} ${y * pitch + EDGE})`}>
              {line.map((row, x) => {
                const index = y * columns + x;
                return (
                  <g
                    key={row.taskId}
                    {...roving.item(index)}
                    role="gridcell"
                    aria-selected={index === at}
                    aria-label={nameOf(row, index)}
                    transform={`translate(${x * pitch} 0)`}
                    onClick={() => {
                      // The first click shows the task in words, the next its tree.
                      if (index === at) onOpen(index);
                      else onSelect(index);
                    }}
                  >
                    <TaskCell row={row} size={cell} share={share(row)} />
                  </g>
                );
              })}
            </g>
          ))}
          <rect
            className={classes.selected}
            x={selected.x + EDGE - 2}
            y={selected.y + EDGE - 2}
            width={cell + 4}
            height={cell + 4}
            rx={3}
          />
        </svg>
      )}
    </div>
  );
}

/** The cells line by line. */
function linesOf(rows: readonly TreeRow[], columns: number): readonly (readonly TreeRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / columns) }, (_, y) =>
    rows.slice(y * columns, (y + 1) * columns),
  );
}

function nameOf(row: TreeRow, index: number): string {
  const reward = row.bestReward === null ? '' : `, best reward ${score(row.bestReward)}`;
  return `Task ${index + 1}, ${row.state}${reward}`;
}
