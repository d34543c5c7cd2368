import type { ComparedTask } from '@shared/ipc/rows';

export const outcomes = ['all', 'wins', 'ties', 'losses'] as const;
/** Which tasks are shown: by what the run under test did against the baseline. */
export type Outcome = (typeof outcomes)[number];

/** Differences smaller than this are ties; rewards are ratios of small whole numbers. */
const TIE = 1e-9;

/** Reward of the run under test minus the baseline's. */
export function difference(task: ComparedTask): number {
  return task.rewardA - task.rewardB;
}

/** What the run under test did on a task against the baseline. */
function outcomeOf(task: ComparedTask): Exclude<Outcome, 'all'> {
  const delta = difference(task);
  if (Math.abs(delta) < TIE) return 'ties';
  return delta > 0 ? 'wins' : 'losses';
}

/** Number of tasks under each filter. */
export function countOutcomes(tasks: readonly ComparedTask[]): Readonly<Record<Outcome, number>> {
  const count = { all: tasks.length, wins: 0, ties: 0, losses: 0 };
  for (const task of tasks) count[outcomeOf(task)] += 1;
  return count;
}

export const taskColumns = ['task', 'instruction', 'base', 'test', 'difference'] as const;
export type TaskColumn = (typeof taskColumns)[number];

export interface TaskOrder {
  readonly column: TaskColumn;
  readonly descending: boolean;
}

/** The order after a click on a column's head: numbers begin with the largest, words with A. */
export function nextOrder(order: TaskOrder, column: TaskColumn): TaskOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== 'task' && column !== 'instruction' };
}

const compare: Readonly<Record<TaskColumn, (a: ComparedTask, b: ComparedTask) => number>> = {
  task: (a, b) => a.taskId.localeCompare(b.taskId, 'en', { numeric: true }),
  instruction: (a, b) => a.instruction.localeCompare(b.instruction, 'en'),
  base: (a, b) => a.rewardB - b.rewardB,
  test: (a, b) => a.rewardA - b.rewardA,
  difference: (a, b) => difference(a) - difference(b),
};

/** The tasks that pass a filter, sorted; equal ones in the order of their ids. */
export function taskRows(
  tasks: readonly ComparedTask[],
  outcome: Outcome,
  { column, descending }: TaskOrder,
): readonly ComparedTask[] {
  const sign = descending ? -1 : 1;
  return tasks
    .filter((task) => outcome === 'all' || outcomeOf(task) === outcome)
    .sort((a, b) => sign * compare[column](a, b) || compare.task(a, b));
}
