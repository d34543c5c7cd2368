import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnvironmentTask } from '@main/environments/environment';
import { selectTasks, splitTasks } from '@main/environments/split';
import { family } from './webshop/support';

/** Groups of the given sizes, their tasks mixed. */
const tasksOf = (sizes: readonly number[]): EnvironmentTask[] =>
  Array.from({ length: Math.max(0, ...sizes) }, (_, i) =>
    sizes.flatMap((size, group) =>
      i < size ? [{ id: `t${group}-${i}`, instruction: '', group: `g${group}`, gold: {} }] : [],
    ),
  ).flat();
const anyTasks = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 40 })
  .map(tasksOf);
const seeds = fc.nat();

/** All that the split of a seed has. */
function everything(tasks: readonly EnvironmentTask[], seed: number) {
  const most = (trainTasks: number, testTasks: number): number => {
    try {
      selectTasks(tasks, { seed, trainTasks, testTasks });
      return 0;
    } catch (error) {
      return Number(/only (\d+)/.exec(String(error))?.[1]);
    }
  };
  const trainTasks = most(1e6, 0);
  const testTasks = most(0, 1e6);
  return selectTasks(tasks, { seed, trainTasks, testTasks });
}

const groups = (tasks: readonly EnvironmentTask[]): Set<string> =>
  new Set(tasks.map(({ group }) => group));

describe('selectTasks', () => {
  it('puts every task on one side, and no group on both', () => {
    fc.assert(
      fc.property(anyTasks, seeds, (tasks, seed) => {
        const { train, test } = everything(tasks, seed);
        expect([...groups(train)].filter((group) => groups(test).has(group))).toEqual([]);
        expect(new Set([...train, ...test])).toEqual(new Set(tasks));
        expect(groups(train).size).toBe(Math.round(groups(tasks).size * 0.7));
      }),
    );
  });

  it('gives the first of the same tasks when fewer are wanted', () => {
    fc.assert(
      fc.property(
        anyTasks,
        seeds,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tasks, seed, share) => {
          const all = everything(tasks, seed);
          const trainTasks = Math.floor(all.train.length * share);
          const testTasks = Math.floor(all.test.length * (1 - share));
          const some = selectTasks(tasks, { seed, trainTasks, testTasks });
          expect(some.train).toEqual(all.train.slice(0, trainTasks));
          expect(some.test).toEqual(all.test.slice(0, testTasks));
        },
      ),
    );
  });

  it('takes a second task of a group only when every group gave its first', () => {
    fc.assert(
      fc.property(anyTasks, seeds, (tasks, seed) => {
        const { train } = everything(tasks, seed);
        const given = new Map<string, number>();
        let round = 1;
        for (const { group } of train) {
          const count = (given.get(group) ?? 0) + 1;
          given.set(group, count);
          expect(count).toBeGreaterThanOrEqual(round);
          round = Math.max(round, count);
        }
      }),
    );
  });

  it('depends on the seed alone', () => {
    const tasks = tasksOf(Array.from({ length: 30 }, (_, i) => 1 + (i % 4)));
    expect(everything(tasks, 1)).toEqual(everything(tasks, 1));
    expect(everything(tasks, 1)).not.toEqual(everything(tasks, 2));
  });

  it('says how many there are when more are wanted', () => {
    const tasks = tasksOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(() => selectTasks(tasks, { seed: 1, trainTasks: 8, testTasks: 1 })).toThrow(
      '8 training tasks (task.trainTasks) were asked for, but this seed’s split has only 7: ask for 7 or fewer.',
    );
    expect(() => selectTasks(tasks, { seed: 1, trainTasks: 1, testTasks: 4 })).toThrow(
      /4 test tasks.*only 3/,
    );
  });

  it('has on WebShop 100 test tasks of 100 products', () => {
    const { train, test } = selectTasks(family.tasks(), {
      seed: 233,
      trainTasks: 300,
      testTasks: 100,
    });
    expect(groups(test).size).toBe(100);
    expect(groups(train).size).toBeGreaterThanOrEqual(280);
  });
});

describe('splitTasks', () => {
  const tasks = tasksOf([2, 3, 1, 1]);
  const byId = (...ids: string[]) => ids.map((id) => tasks.find((task) => task.id === id)!);
  const family = {
    tasks: () => tasks,
    sides: () => ({
      train: byId('t0-0', 't1-0', 't1-1', 't2-0', 't0-1'),
      test: byId('t3-0', 't1-2', 't1-0'),
    }),
  };
  const wanted = { seed: 1, trainTasks: 2, testTasks: 1 };

  it('draws by the seed where the environment brings no split along', () => {
    const { tasks: all } = family;
    expect(splitTasks({ tasks: all }, wanted)).toEqual({
      ...selectTasks(tasks, wanted),
      overlap: null,
    });
  });

  it('takes the first of a split that it brings along, without training tasks of tested groups', () => {
    const { train, test, overlap } = splitTasks(family, wanted);
    expect(train).toEqual(byId('t0-0', 't2-0'));
    expect(test).toEqual(byId('t3-0'));
    expect(overlap).toEqual({ testTasks: 3, sharing: 2, trainTasks: 5, leftOut: 2 });
    expect(splitTasks(family, { ...wanted, trainTasks: 3 }).train).toEqual(
      byId('t0-0', 't2-0', 't0-1'),
    );
  });

  it('says how many there are when more are wanted', () => {
    expect(() => splitTasks(family, { ...wanted, trainTasks: 4 })).toThrow(
      '4 training tasks (task.trainTasks) were asked for, but the split has only 3: ask for 3 or fewer.',
    );
    const empty = { ...family, sides: () => ({ train: [], test: [] }) };
    expect(() => splitTasks(empty, wanted)).toThrow('has only 0: choose another split.');
  });
});
