import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import type { ParsedInput } from '@shared/ipc/contract';
import type { EnvironmentTask } from '@main/environments/environment';
import { selectTasks } from '@main/environments/split';
import { createTaskList } from '@main/lab/play/task-list';
import { ToyEnvironment } from '../../../support/toy-environment';

const task = { ...experimentConfigSchema.shape.task.parse({}), trainTasks: 5, testTasks: 3 };

/** Forty tasks in twenty groups, each with an answer of its own. */
const tasks: readonly EnvironmentTask[] = Array.from({ length: 40 }, (_, at) => ({
  id: `toy-${at}`,
  instruction: `Find chair number ${at} in ${at % 2 === 0 ? 'Red' : 'blue'}.`,
  group: `room-${at >> 1}`,
  gold: { answer: `Door ${at * 7}` },
}));

const list = createTaskList({
  id: 'webshop',
  maxDepth: 4,
  returns: { unfinished: -1 },
  tasks: () => tasks,
  create: () => new ToyEnvironment({ seed: 1, branching: 2, depth: 3, endShare: 0 }),
});

function page(change: Partial<ParsedInput<'tasks.page'>> = {}) {
  return list.page({
    task,
    seed: null,
    search: '',
    use: null,
    find: null,
    offset: 0,
    limit: 10,
    ...change,
  });
}

describe('the tasks of an environment', () => {
  it('come in pages, in the order of the environment', () => {
    expect(page({ offset: 38 })).toMatchObject({ all: 40, total: 40, uses: null });
    expect(page({ offset: 38 }).rows.map(({ id }) => id)).toEqual(['toy-38', 'toy-39']);
    expect(page({ offset: 100 }).rows).toEqual([]);
  });

  it.each([
    ['the instruction, whatever the case', 'RED chair', 20],
    ['the id', 'toy-39', 1],
    ['the group', 'room-3', 2],
    ['the gold facts', 'door 273', 1],
    ['several of them', 'blue room-3', 1],
    ['nothing', 'red blue', 0],
  ])('are found by words of %s', (_where, search, total) => {
    expect(page({ search })).toMatchObject({ all: 40, total });
  });

  it('tell what an experiment uses them for, as its seed and its counts draw them', () => {
    const seed = 11;
    const { train, test } = selectTasks(tasks, { seed, trainTasks: 5, testTasks: 3 });
    const ids = (use: 'train' | 'test') => page({ seed, use, limit: 50 }).rows.map(({ id }) => id);
    expect(new Set(ids('train'))).toEqual(new Set(train.map(({ id }) => id)));
    expect(new Set(ids('test'))).toEqual(new Set(test.map(({ id }) => id)));
    expect(page({ seed }).uses).toEqual({ train: 5, test: 3, unused: 32 });
    expect(page({ seed }).overlap).toBeNull();
    expect(page({ seed, use: 'unused' }).total).toBe(32);
    expect(list.detail({ task, seed, taskId: test[0]!.id }).use).toBe('test');
  });

  it('have a place in the list that was asked for, or none', () => {
    expect(page({ find: 'toy-7' }).place).toBe(7);
    expect(page({ find: 'toy-7', search: 'blue' }).place).toBe(3);
    expect(page({ find: 'toy-7', search: 'red' }).place).toBeNull();
  });

  it('show their gold facts and the size of their group one at a time', () => {
    expect(list.detail({ task, seed: null, taskId: 'toy-6' })).toEqual({
      id: 'toy-6',
      instruction: 'Find chair number 6 in Red.',
      group: 'room-3',
      use: null,
      gold: { answer: 'Door 42' },
      groupSize: 2,
    });
    expect(() => list.find('toy-99')).toThrow('no task “toy-99”');
  });
});
