import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallError } from '@main/rpc/rpc';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { fromTokenizerJson, toTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';
import { productTexts } from './product-texts';

const texts = productTexts();
const model = trainTokenizer(texts.slice(0, 300), {
  vocabularySize: 1500,
  specialTokens: ['<pad>', '<end>'],
});
const json = toTokenizerJson(model);

interface FileParts {
  added_tokens: { id: number; content: string; special: unknown }[];
  pre_tokenizer: Record<string, unknown>;
  normalizer: unknown;
  model: { vocab: Record<string, unknown>; merges: unknown[]; [setting: string]: unknown };
}

/** The sentence with which a file is refused after `change`. */
function refusalAfter(change: (file: FileParts) => void): string {
  const file = JSON.parse(json) as FileParts;
  change(file);
  return refusalOf(JSON.stringify(file));
}

function refusalOf(text: string): string {
  try {
    fromTokenizerJson(text);
  } catch (error) {
    expect(error).toBeInstanceOf(CallError);
    expect((error as CallError).code).toBe('invalid-input');
    return (error as CallError).message;
  }
  throw new Error('The file was accepted.');
}

describe('tokenizer.json', () => {
  it('gives Hugging Face’s tokenizers the same ids for real products, seen in training or not', () => {
    const theirs = new Tokenizer(JSON.parse(json) as object, {
      clean_up_tokenization_spaces: false,
    });
    const ours = createTokenizer(model);
    // Every fourth: their library takes seconds for all of them.
    for (const text of texts.filter((_, index) => index % 4 === 0)) {
      const ids = Array.from(ours.encode(text).ids);
      expect(ids).toEqual(theirs.encode(text).ids);
      expect(ours.decode(ids)).toBe(theirs.decode(ids));
    }
  });

  it('gives them the same ids for any text but where JavaScript sees white space differently', () => {
    const theirs = new Tokenizer(JSON.parse(json) as object, {});
    const ours = createTokenizer(model);
    const text = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((value) => !/[\ufeff\u0085]/.test(value) && !value.includes('<pad>'));
    fc.assert(
      fc.property(text, (value) => {
        expect(Array.from(ours.encode(value).ids)).toEqual(theirs.encode(value).ids);
      }),
    );
  });

  it('is read back as the same model', () => {
    expect(fromTokenizerJson(json)).toEqual(model);
    expect(toTokenizerJson(fromTokenizerJson(json))).toBe(json);
  });

  it('keeps tokens that look like properties of JavaScript objects or numbers', () => {
    const odd = trainTokenizer(['__proto__ __proto__ constructor constructor 10 10 10'], {
      vocabularySize: 400,
      specialTokens: ['toString'],
    });
    const vocabulary = [...odd.vocabulary, '__proto__'];
    expect(fromTokenizerJson(toTokenizerJson(odd))).toEqual(odd);
    expect(fromTokenizerJson(toTokenizerJson({ ...odd, vocabulary })).vocabulary).toEqual(
      vocabulary,
    );
  });

  it('is read with merges as pairs, and with special tokens outside the vocabulary', () => {
    const file = JSON.parse(json) as FileParts;
    file.model.merges = file.model.merges.map((merge) => String(merge).split(' '));
    const last = { id: 1500, content: '<last>', special: true };
    file.added_tokens.push(last);
    const read = fromTokenizerJson(JSON.stringify(file));
    expect(read.merges).toEqual(model.merges);
    expect(createTokenizer(read).idOf('<last>')).toBe(1500);
  });

  it('is refused when it is cut off or no tokenizer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: json.length - 3 }), (length) => {
        expect(refusalOf(json.slice(0, length))).toMatch(/not JSON/);
      }),
      { numRuns: 20 },
    );
    expect(refusalOf('null')).toMatch(/whole file/);
    expect(refusalOf('{}')).toMatch(/added_tokens/);
  });

  it('is refused with the name of the field that is damaged', () => {
    const cases: [(file: FileParts) => void, RegExp][] = [
      [(f) => (f.model.type = 'Unigram'), /model\.type/],
      [(f) => (f.model.byte_fallback = true), /model\.byte_fallback/],
      [(f) => (f.normalizer = { type: 'Lowercase' }), /normalizer/],
      [(f) => (f.pre_tokenizer.add_prefix_space = true), /pre_tokenizer\.add_prefix_space/],
      [(f) => (f.added_tokens[1]!.id = 7), /added_tokens\.1.*more than one id/],
      [(f) => (f.added_tokens[0]!.special = 'no'), /added_tokens\.0\.special/],
      [(f) => f.added_tokens.push({ id: 68, content: 'B', special: true }), /byte 66.*missing/],
      [(f) => delete f.model.vocab.a, /vocab/],
      [(f) => (f.model.vocab.a = 'x'), /“a”.*whole number/],
      [(f) => (f.model.vocab.a = 1e12), /“a”.*whole number/],
      [(f) => (f.model.vocab.a = f.model.vocab.b), /id \d+ is given twice/],
      [(f) => (f.model.vocab['two words'] = 1500), /“two words”.*byte-level/],
      [(f) => (f.model.merges[3] = 'a'), /model\.merges\.3/],
      [(f) => (f.model.merges[3] = ['a', 'b', 'c']), /model\.merges\.3/],
      [(f) => (f.model.merges[3] = '<pad> a'), /model\.merges\.3.*not special/],
      [(f) => (f.model.merges[3] = 'Q Q'), /model\.merges\.3.*not in model\.vocab/],
      [(f) => (f.model.merges[3] = f.model.merges[2]), /model\.merges\.3.*before/],
    ];
    for (const [change, sentence] of cases) expect(refusalAfter(change)).toMatch(sentence);
  });
});
