import { join } from 'node:path';
import { z } from 'zod';
import type { EnvironmentTask } from '@main/environments/environment';
import { CallError } from '@main/rpc/rpc';
import type { Catalogue } from './catalogue';
import type { Product } from './product';
import { readJson, readJsonLines } from './rows';

const synthetic = z.object({
  goal_index: z.int().nonnegative(),
  asin: z.string(),
  instruction_text: z.string().min(1),
  attributes: z.array(z.string()),
  goal_options: z.record(z.string(), z.string()),
  price_upper: z.number().positive(),
});

const human = z.object({
  official_index: z.int().nonnegative(),
  asin: z.string(),
  instruction_text: z.string().min(1),
  attributes: z.array(z.string()),
  goal_options: z.array(z.string()),
  price_upper: z.number().positive(),
});

/** An option that the buyer must have chosen; people's goals do not say of which group it is. */
export interface GoalOption {
  readonly name: string | null;
  readonly value: string;
}

/** What an instruction asks for: the hidden target of one task. */
export interface Goal {
  /** `synthetic-<goal index>` or `human-<official index>`. */
  readonly id: string;
  readonly instruction: string;
  /** The product from which the instruction was made. */
  readonly product: Product;
  readonly attributes: readonly string[];
  readonly options: readonly GoalOption[];
  /** Highest price that counts as cheap enough, in dollars; 1,000,000 where there is no limit. */
  readonly priceCap: number;
}

/** The price cap of a goal that names none (upstream's constant). */
const NO_PRICE_CAP = 1_000_000;

/**
 * Loads the 6,910 synthetic goals and the 13 that people wrote, in that order, by index.
 * @throws CallError `bad-data` naming the row that is wrong, or a goal whose product is unknown.
 */
export function loadGoals(directory: string, catalogue: Catalogue): Goal[] {
  const productOf = (asin: string): Product => {
    const product = catalogue.byAsin.get(asin);
    if (product) return product;
    throw new CallError(
      'bad-data',
      `A goal asks for product ${asin}, which is not in the catalogue.`,
    );
  };
  const made = readJsonLines(join(directory, 'goals_synthetic.jsonl'), synthetic);
  const written = readJson(join(directory, 'goals_human.json'), z.array(human));
  return [
    ...made
      .toSorted((a, b) => a.goal_index - b.goal_index)
      .map((row): Goal => ({
        id: `synthetic-${row.goal_index}`,
        instruction: row.instruction_text,
        product: productOf(row.asin),
        attributes: row.attributes,
        options: Object.entries(row.goal_options).map(([name, value]) => ({ name, value })),
        priceCap: row.price_upper,
      })),
    ...written
      .toSorted((a, b) => a.official_index - b.official_index)
      .map((row): Goal => ({
        id: `human-${row.official_index}`,
        instruction: row.instruction_text,
        product: productOf(row.asin),
        attributes: row.attributes,
        options: row.goal_options.map((value) => ({ name: null, value })),
        priceCap: row.price_upper,
      })),
  ];
}

/** The goal as a task: grouped by product, with the target spelled out for people. */
export function taskOf(
  goal: Omit<Goal, 'product'> & { readonly product: Pick<Product, 'asin' | 'title'> },
): EnvironmentTask {
  const options = goal.options.map(({ name, value }) => (name ? `${name}: ${value}` : value));
  return {
    id: goal.id,
    instruction: goal.instruction,
    group: goal.product.asin,
    gold: {
      product: goal.product.title,
      asin: goal.product.asin,
      attributes: goal.attributes.join(', '),
      options: options.length > 0 ? options.join(', ') : 'none',
      'price cap': goal.priceCap >= NO_PRICE_CAP ? 'none' : `$${goal.priceCap.toFixed(2)}`,
    },
  };
}
