import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '@main/environments/webshop/search/analyzer';
import { searchFixtures } from '../fixtures';

describe('analyze', () => {
  it.each(searchFixtures.analyzer_samples)(
    'gives the terms that Lucene gives of %j',
    (text, terms) => {
      expect(analyze(text)).toEqual(terms);
    },
  );

  it('keeps words with inner signs whole and drops stop words in any case', () => {
    expect(analyze("The a_b color:black 3.5mm AND don't")).toEqual([
      'a_b',
      'color:black',
      '3.5mm',
      "don't",
    ]);
  });

  it('takes each Han character, and an emoji, as a word', () => {
    expect(analyze('茶壺 ★')).toEqual(['茶', '壺', '★']);
  });

  it('finds the words that the runtime’s segmenter finds in a whole text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    const text = fc
      .array(
        fc.oneof(
          fc.stringMatching(/^[ -~]{0,12}$/),
          fc.constantFrom(
            "o'neill",
            '3.5mm,',
            'a:b',
            '(x)',
            'é',
            'ß—s',
            '\u00a0',
            '12,000',
            '"q"',
            'x_y',
            '\n',
          ),
        ),
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, (text) => {
        const words = [...segmenter.segment(text)]
          .filter(({ segment, isWordLike }) => isWordLike && /[^_]/.test(segment))
          .map(({ segment }) => segment);
        expect(analyze(text)).toEqual(words.flatMap((word) => analyze(word)));
      }),
    );
  });

  it('finds nothing in signs alone', () => {
    expect(analyze(' !? -- … ')).toEqual([]);
  });
});
