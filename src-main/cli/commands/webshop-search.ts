import { join } from 'node:path';
import { openCatalogue } from '@main/environments/webshop/catalogue/open-catalogue';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import {
  createProductSearch,
  PAGE_SIZE,
  RESULT_LIMIT,
} from '@main/environments/webshop/search/product-search';
import { resourcesDirectory } from '@main/cli/locations';
import { alignColumns } from '@main/cli/output/align-columns';

interface SearchOptions {
  readonly json?: boolean;
  /** A file that was imported; the shipped products otherwise. */
  readonly catalogue?: string;
}

interface Result {
  readonly asin: string;
  readonly title: string;
  readonly score: number;
}

/**
 * `stepq webshop search <query>`: what WebShop's search engine finds, best first. People get the
 * first page; `--json` gives everything that the shop would show over all its pages.
 */
export function webshopSearch(query: string, options: SearchOptions): void {
  const results =
    options.catalogue === undefined ? searchShipped(query) : searchFile(query, options.catalogue);
  if (options.json) {
    console.log(JSON.stringify({ query, total: results.length, results }, null, 2));
    return;
  }
  const rows = results
    .slice(0, PAGE_SIZE)
    .map(({ asin, title, score }) => [asin, score.toFixed(4), title]);
  if (rows.length > 0) console.log(alignColumns([['asin', 'score', 'title'], ...rows]));
  console.log(`${results.length} ${results.length === 1 ? 'result' : 'results'}`);
}

function searchShipped(query: string): Result[] {
  const { products } = loadCatalogue(join(resourcesDirectory(), 'webshop'));
  const ranked = createProductSearch(products).rank(query).slice(0, RESULT_LIMIT);
  return ranked.map(({ product: { asin, title }, score }) => ({ asin, title, score }));
}

function searchFile(query: string, file: string): Result[] {
  const catalogue = openCatalogue(file);
  try {
    return catalogue.rank(query).map(({ document, score }) => {
      const { asin, title } = catalogue.at(document);
      return { asin, title, score };
    });
  } finally {
    catalogue.close();
  }
}
