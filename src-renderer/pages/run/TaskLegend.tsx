import { count, score } from '@renderer/format/numbers';
import { gridCounts, measureOf, type CellMeasure } from '@renderer/pages/run/grid-model';
import { TaskCell } from '@renderer/pages/run/TaskCell';
import { gradientOf } from '@renderer/theme/data-scales';
import type { TaskState, TreeRow } from '@shared/ipc/rows';
import classes from './TaskGrid.module.css';

/** What the cells of the grid mean, and how many there are of each kind. */
export function TaskLegend({
  rows,
  measure,
}: {
  readonly rows: readonly TreeRow[];
  readonly measure: CellMeasure;
}) {
  const counts = gridCounts(rows);
  const values = rows.flatMap((row) => measureOf(row, measure) ?? []);
  const ends =
    measure === 'reward' || values.length === 0
      ? [score(0, 0), score(1, 0)]
      : [count(Math.min(...values)), count(Math.max(...values))];
  return (
    <div className={classes.legend}>
      <span>
        {ends[0]}
        <i
          className={classes.scale}
          style={{ background: gradientOf(measure === 'reward' ? 'positive' : 'sequential') }}
        />
        {ends[1]}
        {measure !== 'reward' && ', log'}
      </span>
      <Key state="done" says={`full reward ${count(counts.solved)}`} />
      {counts.running > 0 && <Key state="running" says={`running ${count(counts.running)}`} />}
      {counts.failed > 0 && <Key state="failed" says={`failed ${count(counts.failed)}`} />}
      {counts.waiting > 0 && <Key state="waiting" says={`waiting ${count(counts.waiting)}`} />}
    </div>
  );
}

function Key({ state, says }: { readonly state: TaskState; readonly says: string }) {
  return (
    <span>
      <svg width={14} height={14} aria-hidden="true">
        <TaskCell row={{ ...example, state }} size={14} share={null} />
      </svg>
      {says}
    </span>
  );
}

const example: TreeRow = {
  taskId: '',
  instruction: '',
  state: 'done',
  treeId: 1,
  nodes: 1,
  iterations: 1,
  bestReward: 1,
  stopReason: 'success',
  policyCalls: 1,
  milliseconds: 1,
  committedAt: null,
};
