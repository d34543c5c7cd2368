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

  it('finds nothing in signs alone', () => {
    expect(analyze(' !? -- … ')).toEqual([]);
  });
});
