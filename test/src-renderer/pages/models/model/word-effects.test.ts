import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOneOut, wordEffects, wordPieces } from '@renderer/pages/models/model/word-effects';

const action = { thought: 'It is blue.', type: 'click', argument: 'buy now' };

describe('effect of each word', () => {
  const pieces = wordPieces(action);

  it('takes the text apart into words that can be left out', () => {
    expect(pieces.map(({ text }) => text).join('')).toBe('It is blue.\nclick[buy now]');
    expect(leaveOneOut(pieces)).toEqual([
      { ...action, thought: 'is blue.' },
      { ...action, thought: 'It blue.' },
      { ...action, thought: 'It is' },
      { ...action, argument: 'now' },
      { ...action, argument: 'buy' },
    ]);
  });

  it('is what Q loses without it; what cannot be left out has none', () => {
    const tokens = wordEffects(pieces, 1, [0.5, 1, 1.25, 1, 1]);
    expect(tokens.map(({ contribution }) => contribution)).toEqual([0.5, 0, -0.25, 0, 0, 0, 0, 0]);
  });

  it('knows words without a score as 0', () => {
    expect(wordEffects(pieces, 1, [0.5]).filter((t) => t.contribution !== 0)).toHaveLength(1);
  });

  it('leaves a bare action its brackets', () => {
    expect(wordPieces({ ...action, thought: '', argument: '' }).map(({ text }) => text)).toEqual([
      'click[',
      ']',
    ]);
  });

  it('has one candidate for each word, each shorter than the whole', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (thought, argument) => {
        const whole = { thought: thought.join(' '), type: 'click', argument: argument.join(' ') };
        const variants = leaveOneOut(wordPieces(whole));
        expect(variants).toHaveLength(thought.length + argument.length);
        const size = (a: typeof whole) => a.thought.length + a.argument.length;
        for (const variant of variants) expect(size(variant)).toBeLessThan(size(whole));
      }),
    );
  });
});
