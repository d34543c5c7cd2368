import { Tokenizer as TheirTokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { fromTokenizerJson, toTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';
import { styles } from './styles';

/** What their library reads differently from the Rust one that files are made for: not compared. */
const differing = /[\ufeff\u0085ſ\u212a]|(?![0-9])\p{N}|[\ud800-\udfff]|<[|s/u0]/u;

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          ...[' ', '  ', '    ', '\t\t', '\n', '\n\n', '\r\n', ' the', 'chair', 'the', ' price'],
          ...["'s", "'T", "'LL", 'don', '123', '20245', '4.50', '.\n', 'né', 'ne\u0301', 'é', '〰'],
          ...['👟', 'ÅA', '각', 'q\u0323\u0307', '▁', ' ▁'],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => !differing.test(text));

describe.each(Object.entries(styles))('a tokenizer in the style of %s', (_, parts) => {
  const json = JSON.stringify(parts);
  const model = fromTokenizerJson(json);
  const ours = createTokenizer(model);
  const theirs = new TheirTokenizer(parts, { clean_up_tokenization_spaces: false });
  const idsOf = (text: string): number[] => [...ours.encode(text).ids];

  it('gives any text the ids that Hugging Face’s library gives', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(idsOf(text)).toEqual(theirs.encode(text, { add_special_tokens: false }).ids);
      }),
      { numRuns: 300 },
    );
  });

  it('begins a sequence as theirs does', () => {
    const ids = [...ours.beginning, ...idsOf('the chair')];
    expect(ids).toEqual(theirs.encode('the chair').ids);
  });

  it('gives every text back in its normal form', () => {
    const form = (text: string): string =>
      JSON.stringify(parts.normalizer).includes('NFC') ? text.normalize('NFC') : text;
    fc.assert(
      fc.property(anyText, (text) => {
        // Where characters are merged, the sign for a blank is a blank, and the first one may be theirs.
        fc.pre(model.scheme?.symbols !== 'characters' || !/^ |▁/.test(text));
        expect(ours.decode(idsOf(text))).toBe(form(text));
      }),
    );
  });

  it('says where in the text each token stands, without gaps', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { starts, ends } = ours.encode(text);
        let covered = 0;
        starts.forEach((start, at) => {
          expect(start).toBeLessThanOrEqual(covered);
          expect(ends[at]).toBeGreaterThanOrEqual(start);
          covered = Math.max(covered, ends[at]!);
        });
        expect(covered).toBe(text.length);
      }),
    );
  });

  it('puts nothing before a text that goes on behind another', () => {
    const [first, second] = ['the chair', ' price.\n'];
    const both = [...idsOf(first), ...ours.encodeBehind(second).ids];
    expect(both).toEqual(idsOf(first + second));
  });

  it('never makes a special token out of text', () => {
    const special = new Set(model.specialTokens.map((token) => ours.idOf(token)));
    const text = `the ${model.specialTokens.join(' ')} chair`;
    expect(idsOf(text).filter((id) => special.has(id))).toEqual([]);
    expect(ours.decode(idsOf(text))).toBe(text);
  });

  it('is written again as it was read', () => {
    expect(fromTokenizerJson(toTokenizerJson(model))).toEqual(model);
    if (model.scheme) expect(toTokenizerJson(model)).toBe(json);
  });
});

describe('tokens that a text may hold', () => {
  const [, parts] = Object.entries(styles)[0]!;
  const tokenizer = createTokenizer(fromTokenizerJson(JSON.stringify(parts)));

  it('are taken whole, the longest first', () => {
    const text = 'the     chair\t\t';
    const { ids, starts, ends } = tokenizer.encode(text);
    const shown = Array.from(ids, (id, at) => [tokenizer.tokenText(id), starts[at], ends[at]]);
    expect(shown).toContainEqual(['    ', 3, 7]);
    expect(shown).toContainEqual(['\t\t', 13, 15]);
  });
});
