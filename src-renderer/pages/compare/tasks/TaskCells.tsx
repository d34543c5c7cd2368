import { score, signed } from '@renderer/format/numbers';
import type { ComparedTask } from '@shared/ipc/rows';
import { difference } from '../model/task-rows';
import { Dumbbell } from './Dumbbell';
import classes from './TaskTable.module.css';

interface Props {
  readonly task: ComparedTask;
  /** What of the id tells it from the others. */
  readonly label: string;
}

/** The cells of one task's row. */
export function TaskCells({ task, label }: Props) {
  const delta = difference(task);
  return (
    <>
      <div role="gridcell" className={classes.id} title={task.taskId}>
        {label}
      </div>
      <div role="gridcell" className={classes.instruction} title={task.instruction}>
        {task.instruction}
      </div>
      <div role="gridcell">
        <Dumbbell task={task} />
      </div>
      <div role="gridcell" className={classes.number}>
        {score(task.rewardB)}
      </div>
      <div role="gridcell" className={classes.number}>
        {score(task.rewardA)}
      </div>
      <div role="gridcell" className={classes.delta}>
        {delta === 0 ? '0' : signed(delta)}
      </div>
    </>
  );
}
