import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '@main/environments/webshop/search/analyzer';
import { wordSegments } from '@main/environments/webshop/search/word-breaks';
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

  it('finds in plain chunks, which need no rules, the words that the rules find', () => {
    const chunk = fc.oneof(
      fc.stringMatching(/^[ -~]{0,12}$/),
      fc.constantFrom("o'neill", '3.5mm,', 'a:b', '(x)', 'é', 'ß—s', '12,000', '"q"', 'x_y', '\n'),
    );
    fc.assert(
      fc.property(fc.array(chunk), (chunks) => {
        const text = chunks.join(' ');
        const words = wordSegments(text).flatMap(({ text: word, isWord }) =>
          isWord ? [word] : [],
        );
        expect(analyze(text)).toEqual(words.flatMap((word) => analyze(word)));
      }),
    );
  });

  it('finds nothing in signs alone', () => {
    expect(analyze(' !? -- … ')).toEqual([]);
  });
});
