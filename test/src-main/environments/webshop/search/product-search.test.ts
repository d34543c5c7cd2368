import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { analyze } from '@main/environments/webshop/search/analyzer';
import { createProductSearch } from '@main/environments/webshop/search/product-search';
import { searchFixtures, webshopData } from '../fixtures';

const { products } = loadCatalogue(webshopData);
const search = createProductSearch(products);
const asins = (query: string): string[] => search.find(query).map(({ asin }) => asin);

describe('the index of the catalogue', () => {
  it('has the statistics that Lucene reports of its own', () => {
    const { docs, unique_terms, sum_doc_freq, sum_total_term_freq } =
      searchFixtures.lucene_stats_1k;
    expect(search.index().documentCount).toBe(docs);
    expect(search.index().statistics).toEqual({
      terms: unique_terms,
      documentFrequencies: sum_doc_freq,
      termFrequencies: sum_total_term_freq,
    });
    expect([unique_terms, sum_doc_freq, sum_total_term_freq]).toEqual([12_074, 68_475, 107_608]);
  });

  it('has the length byte of every product that Lucene stored', () => {
    const bytes = Buffer.from(searchFixtures.norm_bytes_base64_in_file_order, 'base64');
    expect(Buffer.from(search.index().norms).equals(bytes)).toBe(true);
  });
});

describe('a search', () => {
  it.each(searchFixtures.computed_by_reference)(
    'ranks and scores as the reference does: $query',
    ({ query, tokens, matched_docs, top }) => {
      expect(analyze(query)).toEqual(tokens);
      const ranked = search.rank(query);
      expect(ranked).toHaveLength(matched_docs);
      expect(asins(query)).toEqual(top.map(([asin]) => asin));
      for (const [i, [, score]] of top.entries()) {
        // The fixture has four decimals.
        expect(Math.abs((ranked[i]?.score ?? 0) - score)).toBeLessThanOrEqual(0.5e-4 + 1e-6);
      }
    },
  );

  it.each(searchFixtures.observed_in_real_runs)(
    'shows the first page that a real run over $catalog_size products logged: $query',
    ({ catalog_size, query, total, page1 }) => {
      const engine =
        catalog_size === 1000 ? search : createProductSearch(products.slice(0, catalog_size));
      const found = engine.find(query).map(({ asin }) => asin);
      expect(found).toHaveLength(total);
      expect(found.slice(0, 10)).toEqual(page1);
    },
  );

  it('weighs a repeated word as often as it is said', () => {
    const once = search.rank('hair')[0]?.score ?? 0;
    expect(search.rank('hair hair')[0]?.score).toBeCloseTo(2 * once, 5);
  });

  it('finds nothing for stop words, signs or words that no product has', () => {
    expect([asins('the of'), asins('!!!'), asins('zzzzqqqq')]).toEqual([[], [], []]);
  });
});
