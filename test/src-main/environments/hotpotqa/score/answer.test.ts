import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerWords, scoreAnswer } from '@main/environments/hotpotqa/score/answer';

const { pairs } = z
  .object({ pairs: z.array(z.tuple([z.string(), z.string(), z.number(), z.number()])) })
  .parse(
    JSON.parse(readFileSync(join('test', 'fixtures', 'hotpotqa', 'answer_scores.json'), 'utf8')),
  );

describe('the words of an answer', () => {
  it.each([
    ['The Beatles!', ['beatles']],
    ['U.S.', ['us']],
    ['an  apple,\ta day', ['apple', 'day']],
    ['The Été of a Étan', ['été', 'of', 'étan']],
    ['the-end', ['theend']],
    ['', []],
  ])('%s', (answer, words) => {
    expect(answerWords(answer)).toEqual(words);
  });
});

describe('the score of an answer', () => {
  it('is that of the official evaluation on a thousand pairs', () => {
    expect(pairs).toHaveLength(1000);
    for (const [given, right, em, f1] of pairs) {
      const score = scoreAnswer(given, right);
      expect([given, right, score.em]).toEqual([given, right, em]);
      expect(Math.abs(score.f1 - f1), `${given} | ${right}`).toBeLessThan(1e-12);
    }
  });

  it('gives a wrong yes or no nothing for the words it shares', () => {
    expect(scoreAnswer('yes', 'yes indeed').f1).toBe(0);
    expect(scoreAnswer('no man', 'no').f1).toBe(0);
  });

  it('is symmetric, in [0, 1], and 1 for the answer itself', () => {
    const words = fc.array(fc.constantFrom('the', 'red', 'barn', 'no', 'x.y', 'É'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [a.join(' '), b.join(' ')];
        const score = scoreAnswer(left, right);
        expect(scoreAnswer(right, left)).toEqual(score);
        expect(score.f1).toBeGreaterThanOrEqual(0);
        expect(score.f1).toBeLessThanOrEqual(1);
        expect(scoreAnswer(left, left).em).toBe(1);
      }),
    );
  });
});
