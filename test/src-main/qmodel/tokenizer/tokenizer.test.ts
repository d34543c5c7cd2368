import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, type Encoding } from '@main/qmodel/tokenizer/tokenizer';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';
import { productTexts } from './product-texts';

const texts = productTexts();
const model = trainTokenizer(texts.slice(0, 300), {
  vocabularySize: 1500,
  specialTokens: ['<pad>', '<end>'],
});
const tokenizer = createTokenizer(model);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom(' ', 'waterproof ', 'men', "'s", '\n', '4.5', '〰', '👟', '<pad>', 'é'))
    .map((parts) => parts.join('')),
);

function expectCover({ starts, ends }: Encoding, text: string): void {
  let covered = 0;
  starts.forEach((start, at) => {
    // A token begins where the last one ended, or inside the character that one ended in.
    expect(start).toBeLessThanOrEqual(covered);
    expect(ends[at]).toBeGreaterThan(start);
    expect(ends[at]).toBeGreaterThanOrEqual(covered);
    covered = ends[at]!;
  });
  expect(covered).toBe(text.length);
}

describe('a tokenizer', () => {
  it('gives back every text it encoded', () => {
    fc.assert(
      fc.property(anyText, (text) => tokenizer.decode(tokenizer.encode(text).ids) === text),
    );
    for (const text of texts) expect(tokenizer.decode(tokenizer.encode(text).ids)).toBe(text);
  });

  it('gives a lone surrogate back as U+FFFD', () => {
    expect(tokenizer.decode(tokenizer.encode('a\ud800b\udc00').ids)).toBe('a\ufffdb\ufffd');
  });

  it('says where in the text each token stands, without gaps', () => {
    fc.assert(fc.property(anyText, (text) => expectCover(tokenizer.encode(text), text)));
    expectCover(tokenizer.encode('x\ud800y'), 'x\ud800y');
    const text = 'black shoes, size 42';
    const { ids, starts, ends } = tokenizer.encode(text);
    ids.forEach((id, at) => {
      expect(tokenizer.tokenText(id)).toBe(text.slice(starts[at], ends[at]));
    });
  });

  it('gives tokens that share a character the whole character', () => {
    const { ids, starts, ends } = tokenizer.encode('a𓀀b');
    expect(ids.length).toBeGreaterThan(3);
    expect([starts[1], ends[1]]).toEqual([1, 3]);
    expect([starts[2], ends[2]]).toEqual([1, 3]);
    expect([starts.at(-1), ends.at(-1)]).toEqual([3, 4]);
  });

  it('never makes a special token out of text', () => {
    const end = tokenizer.idOf('<end>');
    expect(end).toBe(1);
    expect(tokenizer.encode('a <end> of <pad>').ids).not.toContain(end);
    expect(tokenizer.decode([...tokenizer.encode('so').ids, end])).toBe('so<end>');
  });

  it('keeps the case of letters', () => {
    expect(tokenizer.decode(tokenizer.encode('XXL Wool').ids)).toBe('XXL Wool');
  });

  it('encodes a word of a hundred thousand letters from its first to its last', () => {
    const word = 'ab'.repeat(50_000);
    expectChain(tokenizer.encode(word), word);
  });

  it('refuses ids and special tokens it does not have', () => {
    expect(() => tokenizer.decode([tokenizer.size])).toThrow(/no token 1500/);
    expect(() => tokenizer.tokenText(-1)).toThrow(RangeError);
    expect(() => tokenizer.idOf('<mask>')).toThrow(/no special token/);
  });
});

function expectChain({ starts, ends }: Encoding, text: string): void {
  expect(starts[0]).toBe(0);
  expect(ends.at(-1)).toBe(text.length);
  expect(starts.slice(1)).toEqual(ends.slice(0, -1));
}
