import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch, tokenSetRatio } from '@main/environments/webshop/reward/token-set-ratio';
import { fuzzFixtures } from '../fixtures';

describe('tokenSetRatio', () => {
  it('gives the score of thefuzz 0.19.0 for every real pair', () => {
    const wrong = fuzzFixtures.filter(([a, b, score]) => tokenSetRatio(a, b) !== score);
    expect(wrong).toEqual([]);
    expect(fuzzFixtures).toHaveLength(1404);
  });

  it('is the same either way round for equal word sets, and 100 for a part of the words', () => {
    expect(tokenSetRatio('large', 'x-large')).toBe(100);
    expect(tokenSetRatio('x-large', 'xx-large')).toBe(93);
    expect(tokenSetRatio('120', '120ml')).toBe(75);
  });

  it('is 0 where no word is left', () => {
    expect([
      tokenSetRatio('', 'red'),
      tokenSetRatio('!!', 'red'),
      tokenSetRatio('é', 'red'),
    ]).toEqual([0, 0, 0]);
  });

  it('is an integer from 0 to 100, and 100 for a text with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = tokenSetRatio(a, b);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        if (/[a-z]/.test(a)) expect(tokenSetRatio(a, a)).toBe(100);
      }),
    );
  });
});

describe('fuzzyMatch', () => {
  it('is a score strictly above 85', () => {
    for (const [a, b, score] of fuzzFixtures) expect(fuzzyMatch(a, b)).toBe(score > 85);
  });
});
