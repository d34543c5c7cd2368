import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAction } from '@shared/agent/action';
import { selectTasks } from '@main/environments/split';
import { createToyFamily } from '@main/environments/toy/family';

const family = createToyFamily();
const anyTask = fc.constantFrom(...family.tasks());
/** Choices among what can be done, and now and then something that cannot. */
const anyChoices = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

const stepBy = (env: ReturnType<typeof family.create>, choice: number) => {
  const actions = [...env.availableActions(), 'fly[away]'];
  const action = actions[Math.min(actions.length - 1, Math.floor(choice * actions.length))]!;
  return env.step(parseAction(`Action: ${action}`));
};

describe('the toy errands', () => {
  it('are 384 in 24 villages, of which 272 can be trained on and 112 tested on', () => {
    const tasks = family.tasks();
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(384);
    expect(new Set(tasks.map(({ group }) => group)).size).toBe(24);
    const wanted = { seed: 1, trainTasks: 272, testTasks: 112 };
    expect(selectTasks(tasks, wanted).test).toHaveLength(112);
    expect(() => selectTasks(tasks, { ...wanted, trainTasks: 273 })).toThrow(/has only 272/);
  });

  it('list just what can be done', () => {
    fc.assert(
      fc.property(anyTask, anyChoices, (task, choices) => {
        const env = family.create();
        env.reset(task);
        for (const choice of choices) stepBy(env, choice);
        const here = env.snapshot();
        for (const action of env.availableActions()) {
          env.restore(here);
          expect(env.step(parseAction(`Action: ${action}`)).valid).toBe(true);
        }
        env.restore(here);
        const { valid } = env.step({ type: 'fly', argument: 'away' });
        expect(valid).toBe(false);
        expect(env.snapshot()).toEqual(here);
      }),
    );
  });

  it('go on from a restored state as they went on from it first', () => {
    fc.assert(
      fc.property(anyTask, anyChoices, anyChoices, (task, before, after) => {
        const env = family.create();
        env.reset(task);
        for (const choice of before) stepBy(env, choice);
        const here = env.snapshot();
        const first = after.map((choice) => stepBy(env, choice));
        const other = family.create();
        other.restore(here);
        expect(other.snapshot()).toBe(here);
        expect(after.map((choice) => stepBy(other, choice))).toEqual(first);
      }),
    );
  });

  it('show the same in every errand of a village: only the reward knows what was asked for', () => {
    const ofOneVillage = family.tasks().filter(({ group }) => group === 'village-3');
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const seen = ofOneVillage.map((task) => {
          const env = family.create();
          return [env.reset(task), ...choices.map((choice) => stepBy(env, choice).observation)];
        });
        for (const each of seen) expect(each).toEqual(seen[0]);
      }),
    );
  });

  it('refuse a task that they do not have', () => {
    expect(() => family.create().reset({ ...family.tasks()[0]!, id: 'x' })).toThrow(
      'There is no errand x.',
    );
  });
});
