import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transition } from '@main/environments/environment';
import { INVALID_ACTION, type WebShop } from '@main/environments/webshop/webshop';
import { act, acts, family, started, task } from './support';

const ids = family.tasks().map(({ id }) => id);
const anyTask = fc.constantFrom(...ids.filter((_, i) => i % 97 === 0), ...ids.slice(-13));

/** A walk: at each step the number picks among the possible actions, or goes wrong. */
const anyWalk = fc.array(fc.nat({ max: 999 }), { maxLength: 12 });

function stepBy(shop: WebShop, pick: number): Transition {
  if (pick % 17 === 0) return act(shop, 'click[nowhere]');
  const actions = shop.availableActions();
  const action = actions[pick % Math.max(1, actions.length)] ?? 'click[nothing]';
  return act(shop, action.replace('<keywords>', task(shop.snapshot().goalId).instruction));
}

const walk = (shop: WebShop, picks: readonly number[]): Transition[] =>
  picks.map((pick) => stepBy(shop, pick));

describe('an episode', () => {
  it('ends with a purchase and its reward, with all parts named', () => {
    const { gold } = task('synthetic-0');
    const shop = started('synthetic-0');
    const options = [...gold.options!.matchAll(/(?:^|, )[a-z ]+: (.+?)(?=, [a-z ]+: |$)/g)];
    acts(
      shop,
      'search[double sided machine washable decorative pillows with printing technology]',
      `click[${gold.asin!}]`,
      ...options.map((option) => `click[${option[1]!}]`),
    );
    const end = act(shop, 'click[Buy Now]');
    expect(end).toMatchObject({ done: true, valid: true, reward: 1 });
    expect(end.observation).toBe('Your score (min 0.0, max 1.0): 1.0');
    expect(Object.keys(end.rewardParts ?? {})).toEqual(
      expect.arrayContaining(['r_type', 'r_att', 'r_option', 'r_price', 'title_score']),
    );
  });

  it('offers only the search at first', () => {
    expect(started('synthetic-5').availableActions()).toEqual(['search[<keywords>]']);
  });

  it('refuses everything after the end and stays ended', () => {
    const shop = started('synthetic-0');
    acts(shop, 'search[pillows]', 'click[next >]', 'click[< prev]');
    const first = shop.availableActions().at(-1)!;
    acts(shop, first, 'click[buy now]');
    expect(shop.availableActions()).toEqual([]);
    for (const action of ['search[pillows]', 'click[back to search]', 'click[buy now]']) {
      expect(act(shop, action)).toEqual({
        observation: INVALID_ACTION,
        reward: 0,
        done: true,
        valid: false,
      });
    }
  });

  it('answers every possible action as valid and pays nothing before the end', () => {
    fc.assert(
      fc.property(anyTask, anyWalk, (id, picks) => {
        const shop = started(id);
        for (const pick of picks) {
          if (shop.availableActions().length === 0) break;
          const before = shop.snapshot();
          const { valid, reward, done, observation } = stepBy(shop, pick);
          expect(valid).toBe(pick % 17 !== 0);
          if (!valid) expect([shop.snapshot(), observation]).toEqual([before, INVALID_ACTION]);
          if (!done) expect(reward).toBe(0);
          expect(reward >= 0 && reward <= 1).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('hostile actions', () => {
  const long = 'x'.repeat(1_000_000);
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      long,
      '['.repeat(100_000),
      `${long}\u0000`,
      'a\nb',
      '\u001b[2J',
      '\u202eyuB\u202c woN',
      '[[x]]',
      '__proto__',
      ']',
    ),
  );

  it('cost a turn and change nothing', () => {
    const shop = started('synthetic-3');
    acts(shop, 'search[women shirts]');
    const before = shop.snapshot();
    fc.assert(
      fc.property(hostile, hostile, (type, argument) => {
        for (const action of [
          { type, argument },
          { type: 'click', argument },
          { type: 'search', argument },
        ]) {
          expect(shop.step(action).valid).toBe(false);
          expect(shop.snapshot()).toBe(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    long,
    'a\nb',
    '\u0000',
    '\u001b[2J',
    '',
    'red \u202eseohs',
    '\u200fshoes',
    '[[shoes]]',
    'shoes [red]',
    '['.repeat(1_000_000),
  ])('are no search either (%#)', (argument) => {
    const shop = started('synthetic-3');
    expect(shop.step({ type: 'search', argument })).toEqual({
      observation: INVALID_ACTION,
      reward: 0,
      done: false,
      valid: false,
    });
  });
});

describe('snapshots', () => {
  it('hold the whole state: what follows a restored one is what followed it first', () => {
    fc.assert(
      fc.property(anyTask, anyWalk, anyWalk, anyWalk, (id, before, after, astray) => {
        const shop = started(id);
        walk(shop, before);
        const snapshot = shop.snapshot();
        const copy = structuredClone(snapshot);
        const first = walk(shop, after);
        shop.restore(snapshot);
        walk(shop, astray);
        shop.restore(snapshot);
        expect(walk(shop, after)).toEqual(first);
        expect(snapshot).toEqual(copy);
      }),
      { numRuns: 40 },
    );
  });

  it('are valid for another instance, and none is made by taking one', () => {
    const shop = started('synthetic-9');
    acts(shop, 'search[women sandals]', 'click[next >]');
    const other = family.create();
    other.restore(shop.snapshot());
    expect(other.snapshot()).toBe(shop.snapshot());
    expect(other.availableActions()).toEqual(shop.availableActions());
  });

  it('keep branches apart: any interleaving equals each branch alone', () => {
    const branch = fc.tuple(anyTask, anyWalk);
    fc.assert(
      fc.property(branch, branch, fc.array(fc.boolean(), { maxLength: 24 }), (a, b, order) => {
        const alone = [a, b].map(([id, picks]) => walk(started(id), picks));
        const shop = started(a[0]);
        const lines = [a, b].map(([id, picks]) => ({
          snapshot: started(id).snapshot(),
          picks: [...picks],
          seen: [] as Transition[],
        }));
        const turns = [...order.map(Number), ...a[1].map(() => 0), ...b[1].map(() => 1)];
        for (const turn of turns) {
          const line = lines[turn]!;
          const pick = line.picks.shift();
          if (pick === undefined) continue;
          shop.restore(line.snapshot);
          line.seen.push(stepBy(shop, pick));
          line.snapshot = shop.snapshot();
        }
        expect(lines.map(({ seen }) => seen)).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });

  it('cannot be had before a task is started', () => {
    expect(() => family.create().snapshot()).toThrow('before a task was started');
  });
});
