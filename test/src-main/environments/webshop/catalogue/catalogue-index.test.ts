import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openCatalogue,
  type OpenCatalogue,
} from '@main/environments/webshop/catalogue/open-catalogue';
import { createProductSearch } from '@main/environments/webshop/search/product-search';
import { generatedProduct, generatedQuery } from '../../../../support/generated-shop';
import { searchFixtures } from '../fixtures';
import { imported, officialFolder, temporaryFolder } from '../official/support';

const temporary = temporaryFolder();
afterAll(() => {
  temporary.remove();
});

const SEED = 7;
const generated = Array.from({ length: 5000 }, (_, i) => generatedProduct(SEED, i));
const generatedContents = {
  items: JSON.stringify(generated.map(({ item }) => item)),
  made: JSON.stringify(Object.fromEntries(generated.map(({ asin, made }) => [asin, made]))),
};

describe.each([
  {
    name: 'the official 1,000 products',
    contents: {},
    queries: searchFixtures.computed_by_reference.map(({ query }) => query),
  },
  {
    name: '5,000 generated products',
    contents: generatedContents,
    queries: Array.from({ length: 12 }, (_, i) => generatedQuery(SEED, i)),
  },
])('the search over $name in a file', ({ contents, queries }) => {
  let catalogue: OpenCatalogue;
  beforeAll(async () => {
    const file = join(temporary.path, `${queries.length}.stepq-shop`);
    await imported({ folder: officialFolder(temporary.path, contents), file });
    catalogue = openCatalogue(file);
  }, 60_000);
  afterAll(() => {
    catalogue.close();
  });

  it('ranks and scores every product as the search in memory does', () => {
    const { documents } = catalogue.facts;
    const products = Array.from({ length: documents }, (_, i) => catalogue.at(i));
    const places = new Map(products.map(({ asin }, place) => [asin, place]));
    const inMemory = createProductSearch(products.map((shown) => ({ ...shown, titleNouns: [] })));
    for (const query of [...queries, 'the of', 'zzzzqqqq', queries.slice(0, 5).join(' ')]) {
      const expected = inMemory
        .rank(query)
        .map(({ product: { asin }, score }) => ({ document: places.get(asin), score }));
      // As text: thousands of lines are compared at once, doubles digit by digit.
      expect(JSON.stringify(catalogue.rank(query, documents))).toBe(JSON.stringify(expected));
      expect(catalogue.find(query)).toEqual(expected.slice(0, 50).map(({ document }) => document));
    }
  });
});
