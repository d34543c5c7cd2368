import { describe, expect, it } from 'vitest';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';
import { wordsOf } from '@main/qmodel/tokenizer/words';
import { productTexts } from './product-texts';

const specialTokens = ['<pad>', '<end>'];

/** What a merge makes, in the order learned. */
function learned(texts: string[], vocabularySize = 400, special: readonly string[] = []): string[] {
  const { vocabulary, merges } = trainTokenizer(texts, { vocabularySize, specialTokens: special });
  return merges.map(({ merged }) => vocabulary[merged]!);
}

/** BPE by the book: recounts everything before every merge. */
function learnedSlowly(texts: string[], mergeCount: number): string[] {
  let words = texts.flatMap(wordsOf).map((word) => Array.from(word.replaceAll(' ', 'Ġ')));
  const order = ['Ġ', 'a', 'b', 'c', 'd'];
  const result: string[] = [];
  while (result.length < mergeCount) {
    const counts = new Map<string, number>();
    for (const word of words) {
      word.slice(1).forEach((right, at) => {
        const pair = `${word[at]!} ${right}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      });
    }
    const rank = (pair: string) => pair.split(' ').map((token) => order.indexOf(token));
    const [best] = [...counts]
      .filter(([, count]) => count > 1)
      .sort(([a, m], [b, n]) => n - m || rank(a)[0]! - rank(b)[0]! || rank(a)[1]! - rank(b)[1]!);
    if (best === undefined) break;
    const [left, right] = best[0].split(' ') as [string, string];
    result.push(left + right);
    if (!order.includes(left + right)) order.push(left + right);
    words = words.map((word) =>
      word.reduce<string[]>((done, token) => {
        // A joined token stays marked until the word is done, so that it is not joined again.
        if (token === right && done.at(-1) === left) done.splice(-1, 1, `${left}${right}\0`);
        else done.push(token);
        return done;
      }, []),
    );
    words = words.map((word) => word.map((token) => token.replace('\0', '')));
  }
  return result;
}

describe('training a tokenizer', () => {
  it('merges the most frequent pair first, and among equals that of the smallest ids', () => {
    expect(learned(['low low low lower'])).toEqual(['lo', 'low', 'Ġlow']);
    expect(learned(['cd\nab\ncd\nab'])).toEqual(['ab', 'cd']);
  });

  it('learns what plain recounting before every merge learns', () => {
    const alphabet = 'abcd';
    let state = 1;
    const text = Array.from({ length: 600 }, () => {
      state = (state * 48271) % 2147483647;
      return state % 5 === 0 ? ' ' : alphabet[state % 4]!;
    })
      .join('')
      .replace(/ +/g, ' ');
    // The byte of the blank has the id 32, so it comes before the letters here as there.
    expect(learned([text], 256 + 60)).toEqual(learnedSlowly([text], 60));
  });

  it('puts special tokens first, then the 256 bytes, then the merges, up to the size', () => {
    const texts = productTexts().slice(0, 50);
    const model = trainTokenizer(texts, { vocabularySize: 500, specialTokens });
    expect(model.vocabulary.slice(0, 2)).toEqual(specialTokens);
    expect(model.vocabulary).toHaveLength(500);
    expect(new Set(model.vocabulary).size).toBe(500);
    expect(model.merges[0]!.merged).toBe(258);
  });

  it('gives the same model for the same texts in any order', () => {
    const texts = productTexts().slice(0, 100);
    const options = { vocabularySize: 800, specialTokens };
    const model = trainTokenizer(texts, options);
    expect(trainTokenizer(texts, options)).toEqual(model);
    expect(trainTokenizer([...texts].reverse(), options)).toEqual(model);
  });

  it('stops where no pair occurs twice', () => {
    expect(learned(['abc'])).toEqual([]);
  });

  it('never learns the spelling of a special token', () => {
    const texts = ['sep sep sep'];
    expect(learned(texts)).toContain('sep');
    expect(learned(texts, 400, ['sep'])).not.toContain('sep');
  });

  it('refuses sizes and special tokens that cannot be', () => {
    const train = (vocabularySize: number, special: string[]) => () =>
      trainTokenizer([], { vocabularySize, specialTokens: special });
    expect(train(256, ['<pad>'])).toThrow(/no room/);
    expect(train(300, [''])).toThrow(/empty/);
    expect(train(300, ['a'])).toThrow(/differ/);
    expect(train(300, ['<a>', '<a>'])).toThrow(/differ/);
  });
});
