import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '@main/environments/webshop/search/analyzer';
import { buildIndex, searchIndex } from '@main/environments/webshop/search/bm25';
import { createSimilar } from '@main/environments/hotpotqa/search/similar';

const words = ['red', 'barn', 'blue', 'hall', 'harbour', 'the', 'oslo'];
const anyText = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
  .map((held) => held.join(' '));

describe('the articles most like some words', () => {
  it('are the first of the whole BM25 ranking over title, thrice, and text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 12 }),
        anyText,
        fc.integer({ min: 1, max: 5 }),
        (rows, query, limit) => {
          const articles = rows.map(([title, text], i) => ({
            title: `${title} n${i}`,
            sentences: [text],
          }));
          const documents = articles.map(({ title, sentences }) =>
            analyze(`${title} ${title} ${title} ${sentences.join(' ')}`),
          );
          const index = buildIndex(documents);
          const whole = searchIndex(
            index,
            analyze(query),
            articles.map((_, i) => i),
          );
          const got = createSimilar(articles)(query, limit);
          expect(got).toHaveLength(Math.min(limit, whole.length));
          // The ranking rounds to single precision: compare scores, since ties may fall either way.
          const scoreOf = new Map(
            whole.map(({ document, score }) => [articles[document]!.title, score]),
          );
          expect(got.map((title) => scoreOf.get(title)?.toFixed(4))).toEqual(
            whole.slice(0, limit).map(({ score }) => score.toFixed(4)),
          );
        },
      ),
    );
  });

  it('are none for words that no article has', () => {
    const similar = createSimilar([{ title: 'The Red Barn', sentences: ['A painting.'] }]);
    expect(similar('zebra', 5)).toEqual([]);
    expect(similar('the of', 5)).toEqual([]);
    expect(similar('barns painted red', 5)).toEqual(['The Red Barn']);
  });
});
