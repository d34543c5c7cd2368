import type { Product } from '../data/product';
import { Remembered } from '@shared/remembered';
import { analyze } from './analyzer';
import { buildIndex, searchIndex, type Bm25Index } from './bm25';

/** At most this many products answer a search (upstream's constant). */
export const RESULT_LIMIT = 50;
/** Products on one page of results (upstream's constant). */
export const PAGE_SIZE = 10;

/** Queries whose answers are kept. */
const KEPT_ANSWERS = 4096;

/** A search engine over the catalogue. */
export interface ProductSearch {
  /** The best `RESULT_LIMIT` products for a query, best first; equal scores by ASIN. */
  readonly find: (query: string) => readonly Product[];
  /** The same with scores and without limit, for tests and people. */
  readonly rank: (
    query: string,
  ) => readonly { readonly product: Product; readonly score: number }[];
  readonly index: () => Bm25Index;
}

/** The text under which a product is found: title, description, first bullet, options; lower case. */
export function documentText(
  product: Pick<Product, 'title' | 'description' | 'bullets' | 'options'>,
): string {
  const options = product.options
    .map(({ name, values }) => `${name}: ${values.join(', ')}`)
    .join(', and ');
  const bullet = product.bullets[0] ?? '';
  return [product.title, product.description, bullet, options].join(' ').toLowerCase();
}

/** The index is built at the first search, since a tenth of a second would slow every start. */
export function createProductSearch(products: readonly Product[]): ProductSearch {
  let built: Bm25Index | undefined;
  const index = (): Bm25Index =>
    (built ??= buildIndex(products.map((product) => analyze(documentText(product)))));
  const order = rankOf(products.map(({ asin }) => asin));
  const rank: ProductSearch['rank'] = (query) =>
    searchIndex(index(), analyze(query), order).map(({ document, score }) => ({
      product: products[document]!,
      score,
    }));
  const answers = new Remembered<readonly Product[]>(KEPT_ANSWERS);
  const best = (query: string): readonly Product[] =>
    rank(query)
      .slice(0, RESULT_LIMIT)
      .map(({ product }) => product);
  const find: ProductSearch['find'] = (query) => answers.get(query, () => best(query));
  return { find, rank, index };
}

/** Position of each key in ascending order of its UTF-16 units, Lucene's order for ASINs. */
function rankOf(keys: readonly string[]): Int32Array {
  const sorted = keys.map((key, i) => ({ key, i })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const ranks = new Int32Array(keys.length);
  for (const [rank, { i }] of sorted.entries()) ranks[i] = rank;
  return ranks;
}
