import type { ComparedTask } from '@shared/ipc/rows';

/** Tasks that share both rewards: one mark of the scatter, its area their number. */
export interface ScatterCell {
  /** Reward of the baseline, along x. */
  readonly base: number;
  /** Reward of the run under test, along y. */
  readonly test: number;
  readonly tasks: readonly ComparedTask[];
}

/** Rewards this close draw in the same place. */
const GRID = 0.005;

/** Groups tasks by their two rewards; larger groups first, so that small marks lie on top. */
export function scatterCells(tasks: readonly ComparedTask[]): readonly ScatterCell[] {
  const cells = new Map<string, ComparedTask[]>();
  for (const task of tasks) {
    const key = `${Math.round(task.rewardB / GRID)} ${Math.round(task.rewardA / GRID)}`;
    const cell = cells.get(key);
    if (cell) cell.push(task);
    else cells.set(key, [task]);
  }
  return [...cells.values()]
    .map((members) => ({
      base: members[0]!.rewardB,
      test: members[0]!.rewardA,
      tasks: members,
    }))
    .sort((a, b) => b.tasks.length - a.tasks.length);
}

/** Radius of a mark for one task, so that the largest mark stays smaller than the grid allows. */
export function unitRadius(cells: readonly ScatterCell[], largest: number): number {
  const most = cells[0]?.tasks.length ?? 1;
  return Math.min(3.2, largest / Math.sqrt(most));
}
