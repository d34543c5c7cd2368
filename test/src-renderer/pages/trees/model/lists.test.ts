import { describe, expect, it } from 'vitest';
import type { TreeRow } from '@shared/ipc/rows';
import type { NodeReadings } from '@renderer/pages/trees/model/readings';
import { scaleTicks } from '@renderer/pages/trees/model/scale-ticks';
import { orderSiblings, pressColumn } from '@renderer/pages/trees/model/sibling-order';
import {
  filterTasks,
  firstTree,
  rowOf,
  taskMark,
  taskWord,
} from '@renderer/pages/trees/model/task-list';

function reading(id: number, value: number, total: number | null): NodeReadings {
  const uct = total === null ? null : { value, exploration: total - value, total, parentVisits: 9 };
  return { id, visits: id, value, prior: 0.2, q: NaN, reward: NaN, uct };
}

describe('the order of siblings', () => {
  const siblings = [reading(1, 0.2, 1.1), reading(2, NaN, null), reading(3, 0.5, 0.9)];
  const ids = (column: 'uct' | 'value' | 'q' | 'action', descending: boolean) =>
    orderSiblings(siblings, { column, descending }, (id) => ['', 'c', 'a', 'b'][id]!).map(
      ({ id }) => id,
    );

  it('puts unvisited nodes first by UCT, as selection does', () => {
    expect(ids('uct', true)).toEqual([2, 1, 3]);
  });

  it('puts missing readings last in either direction', () => {
    expect(ids('value', true)).toEqual([3, 1, 2]);
    expect(ids('value', false)).toEqual([1, 3, 2]);
    expect(ids('q', true)).toEqual([1, 2, 3]);
  });

  it('sorts actions by name', () => {
    expect(ids('action', false)).toEqual([2, 3, 1]);
  });

  it('turns round when the same head is pressed again', () => {
    const first = pressColumn({ column: 'uct', descending: true }, 'value');
    expect(first).toEqual({ column: 'value', descending: true });
    expect(pressColumn(first, 'value').descending).toBe(false);
    expect(pressColumn(first, 'action').descending).toBe(false);
  });
});

describe('the list of tasks', () => {
  const row = (taskId: string, change: Partial<TreeRow> = {}): TreeRow => ({
    taskId,
    instruction: `find ${taskId}`,
    state: 'waiting',
    treeId: null,
    nodes: 0,
    iterations: 0,
    bestReward: null,
    stopReason: null,
    policyCalls: 0,
    milliseconds: 0,
    committedAt: null,
    ...change,
  });
  const failed = row('lamp', {
    treeId: 4,
    bestReward: 0.5,
    stopReason: 'iterations',
    state: 'done',
  });
  const solved = row('chair', { treeId: 12, bestReward: 1, stopReason: 'success', state: 'done' });
  const rows = [row('desk', { state: 'running' }), failed, solved];

  it('opens the first success, else the first tree there is', () => {
    expect(firstTree(rows)).toBe(solved);
    expect(firstTree(rows.slice(0, 2))).toBe(failed);
    expect(firstTree(rows.slice(0, 1))).toBeUndefined();
  });

  it('finds a row by its tree or its task', () => {
    expect(rowOf(rows, '12')).toBe(solved);
    expect(rowOf(rows, 'lamp')).toBe(failed);
    expect(rowOf(rows, 'null')).toBeUndefined();
  });

  it('filters by words of id and instruction', () => {
    expect(filterTasks(rows, 'FIND chair')).toEqual([solved]);
    expect(filterTasks(rows, '  ')).toBe(rows);
    expect(filterTasks(rows, 'sofa')).toEqual([]);
  });

  it('marks and names what each task came to', () => {
    expect(rows.map(taskMark)).toEqual(['unborn', 'square', 'diamond']);
    expect(rows.map(taskWord)).toEqual(['searching', 'all iterations', 'first success']);
  });
});

describe('the numbers below the colour scale', () => {
  it('show fixed ends with signs', () => {
    expect(scaleTicks('value', 60).map(({ text }) => text)).toEqual([
      '−1',
      '−0.5',
      '0',
      '+0.5',
      '+1',
    ]);
    expect(scaleTicks('disagreement', 60).map(({ text }) => text)).toEqual(['0', '0.5', '1']);
  });

  it('go up to the most visited node, without crowding', () => {
    for (const most of [1, 2, 30, 60, 73, 500, 12_345]) {
      const ticks = scaleTicks('visits', most);
      expect(ticks[0]).toEqual({ at: 0, text: '1' });
      expect(ticks.at(-1)!.at).toBe(1);
      for (let at = 1; at < ticks.length; at += 1) {
        expect(ticks[at]!.at - ticks[at - 1]!.at).toBeGreaterThan(0.15);
      }
    }
  });
});
