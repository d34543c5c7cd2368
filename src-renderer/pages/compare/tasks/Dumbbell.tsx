import { divergingFill } from '@renderer/components/charts/diverging';
import { difference } from '../model/task-rows';
import type { ComparedTask } from '@shared/ipc/rows';
import classes from './TaskTable.module.css';

export const DUMBBELL_WIDTH = 96;
const EDGE = 6;

const x = (reward: number) => EDGE + Math.min(1, Math.max(0, reward)) * (DUMBBELL_WIDTH - 2 * EDGE);

/** Both rewards of a task: hollow the baseline, accent the run under test. */
export function Dumbbell({ task }: { readonly task: ComparedTask }) {
  const [base, test] = [x(task.rewardB), x(task.rewardA)];
  return (
    <svg width={DUMBBELL_WIDTH} height={20} aria-hidden="true">
      <path d={`M${EDGE} 10H${DUMBBELL_WIDTH - EDGE}`} className={classes.track} />
      <path
        d={`M${base} 10H${test}`}
        stroke={divergingFill(Math.sign(difference(task)) * 0.6)}
        strokeWidth={2.5}
      />
      <circle cx={base} cy={10} r={3.5} className={classes.base} />
      <circle cx={test} cy={10} r={3.5} className={classes.test} />
    </svg>
  );
}
