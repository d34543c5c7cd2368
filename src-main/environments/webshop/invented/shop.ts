import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyedRandom } from '@shared/random/keyed';
import { inventGoals, type InventedGoal } from './goals';
import { inventProduct, type InventedProduct, type Wording } from './products';
import { families } from './words';

/** How an invented shop differs from another. */
export interface ShopPlan extends Wording {
  readonly seed: number;
  readonly productsPerType: number;
}

/** A made-up catalogue with goals, as rows of WebShop's data files. */
export interface InventedShop {
  readonly products: readonly InventedProduct[];
  readonly goals: readonly InventedGoal[];
}

/**
 * A catalogue in which no real product stands: brands, titles and descriptions are drawn from word
 * lists, as crowded with look-alikes as a real one, with goals made as WebShop makes its synthetic
 * ones. The same plan gives the same shop.
 */
export function inventShop(plan: ShopPlan): InventedShop {
  const random = keyedRandom('invented shop', plan.seed);
  const products = families.flatMap((family) =>
    family.types.flatMap((type) =>
      Array.from({ length: plan.productsPerType }, () => inventProduct(family, type, plan, random)),
    ),
  );
  return { products, goals: inventGoals(products, random) };
}

/** Writes the files that `loadWebShop` reads. */
export function writeInventedShop(directory: string, { products, goals }: InventedShop): void {
  mkdirSync(directory, { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(directory, name), text);
  };
  const lines = (rows: readonly unknown[]): string =>
    rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const byAsin = <T>(of: (product: InventedProduct) => T): string =>
    JSON.stringify(Object.fromEntries(products.map((product) => [product.asin, of(product)])));
  write('products.jsonl', lines(products));
  write(
    'prices_seed233.json',
    byAsin(({ pricing }) => pricing[0]),
  );
  write('title_nouns.json', byAsin(nounsOf));
  write('goals_synthetic.jsonl', lines(goals));
  write('goals_human.json', '[]');
}

/** Of an invented title only the words that name the type are known to be nouns. */
function nounsOf({ name, query }: InventedProduct): string[] {
  const type = new Set(query.toLowerCase().split(/[^a-z]+/));
  const words = name.toLowerCase().split(/[^a-z]+/);
  return [...new Set(words.filter((word) => word.length > 2 && type.has(word)))];
}
