import { describe, expect, it } from 'vitest';
import { countOutcomes, nextOrder, taskRows } from '@renderer/pages/compare/model/task-rows';
import { comparedTask } from '../fixtures';

const tasks = [
  comparedTask('task-10', 1, 0.2),
  comparedTask('task-2', 0.1, 0.5),
  comparedTask('task-1', 0.5, 0.5),
  comparedTask('task-3', 0.8, 0),
];

describe('task by task', () => {
  it('counts wins, ties and losses of the run under test', () => {
    expect(countOutcomes(tasks)).toEqual({ all: 4, wins: 2, ties: 1, losses: 1 });
  });

  it('filters by outcome and sorts by difference, equal ones by number', () => {
    const rows = taskRows(tasks, 'all', { column: 'difference', descending: true });
    expect(rows.map((row) => row.taskId)).toEqual(['task-3', 'task-10', 'task-1', 'task-2']);
    const losses = taskRows(tasks, 'losses', { column: 'task', descending: false });
    expect(losses.map((row) => row.taskId)).toEqual(['task-2']);
  });

  it('sorts ids by their numbers', () => {
    const rows = taskRows(tasks, 'all', { column: 'task', descending: false });
    expect(rows.map((row) => row.taskId)).toEqual(['task-1', 'task-2', 'task-3', 'task-10']);
  });

  it('turns a column around on the second click', () => {
    const first = nextOrder({ column: 'task', descending: false }, 'difference');
    expect(first).toEqual({ column: 'difference', descending: true });
    expect(nextOrder(first, 'difference').descending).toBe(false);
    expect(nextOrder(first, 'instruction').descending).toBe(false);
  });
});
