import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionKey, parseAction, type Step } from '@shared/agent/action';
import { selectTasks } from '@main/environments/split';
import type { EnvironmentTask } from '@main/environments/environment';
import type { Policy, PolicyState } from '@main/policies/policy';
import { createSampler } from '@main/policies/sampler/sampler';
import { family } from '../../environments/webshop/support';

const policy = createSampler({ temperature: 1 });
const { train } = selectTasks(family.tasks(), { seed: 233, trainTasks: 100, testTasks: 0 });

interface Episode {
  readonly states: readonly PolicyState[];
  readonly steps: readonly Step[];
  readonly refused: number;
  readonly reward: number;
}

/** Plays a task by single samples, or by the mode, up to ten steps. */
async function play(
  agent: Policy,
  task: EnvironmentTask,
  key: string,
  decoding: 'sample' | 'mode' = 'sample',
): Promise<Episode> {
  const shop = family.create();
  const initialObservation = shop.reset(task);
  const states: PolicyState[] = [];
  const steps: Step[] = [];
  let refused = 0;
  while (steps.length < 10) {
    const state = { instruction: task.instruction, initialObservation, history: [...steps] };
    states.push(state);
    const [sample] = await agent.sample({ state, n: 1, decoding, drawKey: key });
    const { observation, reward, done, valid } = shop.step(sample!.action);
    steps.push({ action: sample!.action, observation });
    if (!valid) refused += 1;
    if (done) return { states, steps, refused, reward };
  }
  return { states, steps, refused, reward: 0 };
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
const playAll = (agent: Policy, decoding?: 'sample' | 'mode'): Promise<Episode[]> =>
  Promise.all(train.map((task) => play(agent, task, `test/${task.id}`, decoding)));

const episodes = await playAll(policy);
const anyState = fc.constantFrom(...episodes.flatMap(({ states }) => states));

describe('the draws', () => {
  it('depend on key, number and state alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyState,
        fc.string(),
        fc.integer({ min: 1, max: 5 }),
        async (state, drawKey, n) => {
          const few = await policy.sample({ state, n, decoding: 'sample', drawKey });
          const many = await createSampler({ temperature: 1 }).sample({
            state: structuredClone(state),
            n: 5,
            decoding: 'sample',
            drawKey,
          });
          expect(few).toEqual(many.slice(0, n));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give at least three different actions among five, on average', async () => {
    const counts = await Promise.all(
      episodes.map(async ({ states }) => {
        const samples = await policy.sample({
          state: states[0]!,
          n: 5,
          decoding: 'sample',
          drawKey: 'd',
        });
        return new Set(samples.map(({ action }) => actionKey(action))).size;
      }),
    );
    expect(mean(counts)).toBeGreaterThan(3);
  });

  it('are all the mode at temperature 0', async () => {
    const cold = createSampler({ temperature: 0 });
    for (const { states } of episodes.slice(0, 20)) {
      const state = states.at(-1)!;
      const [mode] = await policy.sample({ state, n: 1, decoding: 'mode', drawKey: 'a' });
      const samples = await cold.sample({ state, n: 3, decoding: 'sample', drawKey: 'b' });
      expect(samples).toEqual([mode, mode, mode]);
    }
  });
});

describe('an action', () => {
  it('is what its own text says', () => {
    for (const { action } of episodes.flatMap(({ steps }) => steps)) {
      expect(parseAction(action.raw)).toEqual(action);
    }
  });

  it('names in its thought what it is about', () => {
    const thoughts = episodes.flatMap(({ steps }) => steps.map(({ action }) => action));
    for (const { type, argument, thought } of thoughts) {
      if (type === 'search') expect(thought).toBe(`I search for ${argument}.`);
      else if (/^B[0-9A-Z]{9}$/.test(argument))
        expect(thought).toMatch(/^I open .* for \$[\d. to$]+\.$/s);
      else if (argument === 'Buy Now')
        expect(thought).toMatch(/^I buy .* for \$[\d. to$]+( with .+)?\.$/s);
    }
    expect(thoughts.some(({ thought }) => / with .*color not chosen/.test(thought))).toBe(true);
    expect(thoughts.some(({ thought }) => /^I choose (color|size) /.test(thought))).toBe(true);
  });

  it('is possible nine times out of ten at least', () => {
    const refused = episodes.reduce((sum, episode) => sum + episode.refused, 0);
    const all = episodes.reduce((sum, { steps }) => sum + steps.length, 0);
    expect(refused / all).toBeLessThan(0.1);
    expect(refused).toBeGreaterThan(0);
  });
});

describe('a thought', () => {
  /** Every word that the templates bring in themselves. */
  const templates = new Set(
    (
      'i search for open leave and go back to the results turn next previous page of buy with not chosen ' +
      'read description features reviews choose'
    ).split(' '),
  );
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  it('says nothing but the words of its template, of the pages and of the instruction', () => {
    for (const { states, steps } of episodes) {
      for (const [i, { action }] of steps.entries()) {
        const state = states[i]!;
        const seen = [
          state.instruction,
          state.initialObservation,
          ...state.history.map(({ observation }) => observation),
        ];
        const known = new Set([...templates, ...seen.flatMap(wordsOf)]);
        expect(wordsOf(action.thought).filter((word) => !known.has(word))).toEqual([]);
      }
    }
  });

  it('is the same whatever led to the action: at a state, equal actions have equal thoughts', async () => {
    const hot = createSampler({ temperature: 3 });
    await fc.assert(
      fc.asyncProperty(anyState, fc.string(), async (state, drawKey) => {
        const samples = [
          ...(await policy.sample({ state, n: 20, decoding: 'sample', drawKey })),
          ...(await hot.sample({ state, n: 20, decoding: 'sample', drawKey })),
        ];
        const thoughts = new Map<string, string>();
        for (const { action } of samples) {
          const key = `${action.type}[${action.argument}]`;
          expect(thoughts.get(key) ?? action.thought).toBe(action.thought);
          thoughts.set(key, action.thought);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('how well it shops', () => {
  // What docs/decisions/0002-embedded-sampler.md says of 300 tasks, within what 100 tasks can tell.
  it('is about 0.3 by single samples, in four to eight steps', () => {
    const reward = mean(episodes.map((episode) => episode.reward));
    expect(reward).toBeGreaterThan(0.23);
    expect(reward).toBeLessThan(0.37);
    const steps = mean(episodes.map((episode) => episode.steps.length));
    expect(steps > 4 && steps < 8).toBe(true);
    expect(mean(episodes.map(({ reward }) => Number(reward === 1)))).toBeLessThan(0.2);
  });

  it('is little better by its mode, and worse the hotter it is', async () => {
    const mode = mean((await playAll(policy, 'mode')).map(({ reward }) => reward));
    const hot = mean(
      (await playAll(createSampler({ temperature: 2 }))).map(({ reward }) => reward),
    );
    expect(mode > 0.3 && mode < 0.48).toBe(true);
    expect(hot).toBeLessThan(mean(episodes.map(({ reward }) => reward)));
  });
});

describe('in a text that is no shop', () => {
  it('searches for what is wanted', async () => {
    const state = { instruction: 'Who wrote Emma?', initialObservation: 'Ask.', history: [] };
    const [sample] = await policy.sample({ state, n: 1, decoding: 'mode', drawKey: 'x' });
    expect(sample!.action).toMatchObject({ type: 'search', argument: 'wrote emma' });
  });
});
