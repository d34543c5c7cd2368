import { join } from 'node:path';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { productSchema, shownProduct, type Product } from './product';
import { readJson, readJsonLines } from './rows';

/** WebShop's 1,000 products. */
export interface Catalogue {
  /** In the official order, which is the order of the search index. */
  readonly products: readonly Product[];
  readonly byAsin: ReadonlyMap<string, Product>;
}

/**
 * Loads the catalogue from `directory`: `products.jsonl`, the charged prices `prices_seed233.json`
 * and the nouns of every title, `title_nouns.json`.
 * @throws CallError `bad-data` naming the row and field that is wrong, or the product that lacks a
 *   price or nouns or stands there twice.
 */
export function loadCatalogue(directory: string): Catalogue {
  const rows = readJsonLines(join(directory, 'products.jsonl'), productSchema);
  const prices = readJson(
    join(directory, 'prices_seed233.json'),
    z.record(z.string(), z.number().nonnegative()),
  );
  const nouns = readJson(
    join(directory, 'title_nouns.json'),
    z.record(z.string(), z.array(z.string())),
  );
  const byAsin = new Map<string, Product>();
  for (const row of rows) {
    if (byAsin.has(row.asin)) throw badProduct(row.asin, 'stands twice in products.jsonl');
    byAsin.set(row.asin, {
      ...shownProduct(row),
      price: prices[row.asin] ?? missing(row.asin, 'charged price in prices_seed233.json'),
      titleNouns: nouns[row.asin] ?? missing(row.asin, 'nouns in title_nouns.json'),
    });
  }
  return { products: [...byAsin.values()], byAsin };
}

function missing(asin: string, what: string): never {
  throw badProduct(asin, `has no ${what}`);
}

function badProduct(asin: string, what: string): CallError {
  return new CallError('bad-data', `Product ${asin} ${what}.`);
}
