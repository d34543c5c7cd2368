import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { act, observe, started } from './support';

describe('search', () => {
  it('shows the first five sentences of the article', () => {
    expect(observe(started(), 'search[Ada Vale]')).toEqual([
      'Ada Margaret Vale (born 3 May 1950) is a Norwegian painter. She lives in Oslo. She painted ' +
        '"The Red Barn" in 1977. Her brother is the architect Per Vale. She taught in Bergen.',
    ]);
  });

  it('names titles to choose from when there is no article, and leaves the page open', () => {
    const env = started();
    expect(observe(env, 'search[Per Vale]', 'search[mercury]', 'lookup[hall]')).toEqual([
      'Per Vale is an architect. He built the Blue Hall.',
      "Could not find mercury. Similar: ['Mercury (planet)', 'Mercury (element)'].",
      '(Result 1 / 1) He built the Blue Hall.',
    ]);
  });

  it('says so when nothing is like the name', () => {
    expect(observe(started(), 'search[zzzz]')).toEqual(['Could not find zzzz. Similar: [].']);
  });

  it('reads verbs in any case and names without the white space around them', () => {
    const [shown] = observe(started(), 'search[Per Vale]');
    expect(observe(started(), 'Search[  Per Vale ]')).toEqual([shown]);
  });
});

describe('lookup', () => {
  it('gives one sentence at a time, also those that the search did not show, then no more', () => {
    expect(
      observe(started(), 'search[Ada Vale]', ...Array<string>(5).fill('lookup[bergen]')).slice(1),
    ).toEqual([
      '(Result 1 / 3) She taught in Bergen.',
      '(Result 2 / 3) She painted the harbour of Bergen twice.',
      '(Result 3 / 3) Late paintings hang in Bergen and Oslo.',
      'No more results.',
      'No more results.',
    ]);
  });

  it('goes on whatever the case of the keyword, and begins anew with another one', () => {
    expect(
      observe(
        started(),
        'search[Ada Vale]',
        'lookup[Oslo]',
        'lookup[OSLO]',
        'lookup[brother]',
        'lookup[Oslo]',
      ).slice(1),
    ).toEqual([
      '(Result 1 / 2) She lives in Oslo.',
      '(Result 2 / 2) Late paintings hang in Bergen and Oslo.',
      '(Result 1 / 1) Her brother is the architect Per Vale.',
      '(Result 1 / 2) She lives in Oslo.',
    ]);
  });

  it('begins anew on another page', () => {
    const actions = ['search[Ada Vale]', 'lookup[Vale]', 'search[Ada Vale]', 'lookup[Vale]'];
    const [, first, , again] = observe(started(), ...actions);
    expect(again).toBe(first);
  });

  it('finds nothing before a page is open', () => {
    expect(act(started(), 'lookup[Oslo]')).toMatchObject({
      observation: 'No more results.',
      valid: true,
    });
  });
});

describe('think', () => {
  it('changes nothing but costs a step', () => {
    const env = started();
    const before = env.snapshot();
    expect(act(env, 'think[I should look her up]')).toMatchObject({
      observation: 'Nice thought.',
      valid: true,
      done: false,
    });
    expect(env.snapshot()).toEqual(before);
  });
});

describe('an action that is not possible', () => {
  const megabyte = 'x'.repeat(1_000_000);

  it.each([
    ['another verb', { type: 'click', argument: 'Buy Now' }],
    ['no verb', { type: '', argument: 'Ada Vale' }],
    ['no argument', { type: 'search', argument: ' ' }],
    ['an empty answer', { type: 'finish', argument: '' }],
    ['a megabyte of name', { type: 'search', argument: megabyte }],
    ['a megabyte of answer', { type: 'finish', argument: megabyte }],
    ['a megabyte of verb', { type: megabyte, argument: 'Ada Vale' }],
    ['a megabyte of thought', { type: 'think', argument: megabyte }],
    ['a control character', { type: 'search', argument: 'Ada\u0007 Vale' }],
    ['a line break', { type: 'finish', argument: 'Blue\nHall' }],
    ['a right-to-left mark', { type: 'search', argument: 'Ada \u200FVale' }],
    ['a right-to-left override', { type: 'finish', argument: '\u202EllaH eulB' }],
    ['nested brackets', { type: 'search', argument: '[Ada Vale]' }],
    ['half a character', { type: 'lookup', argument: 'Oslo \uD83D' }],
  ])('costs a turn and changes nothing: %s', (_, action) => {
    const env = started();
    observe(env, 'search[Ada Vale]', 'lookup[Oslo]');
    const before = env.snapshot();
    const { observation, ...rest } = env.step(action);
    expect(rest).toEqual({ reward: 0, done: false, valid: false });
    expect(observation).toMatch(/^Invalid action: [^\p{C}]{0,250}$/u);
    expect(env.snapshot()).toBe(before);
  });

  it('is never more than that, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('search', 'lookup', 'finish', 'think', 'Search', 'look up', 'x'),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (type, argument) => {
          const { observation, valid } = started().step({ type, argument });
          expect(typeof valid).toBe('boolean');
          expect(observation).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        },
      ),
    );
  });
});
