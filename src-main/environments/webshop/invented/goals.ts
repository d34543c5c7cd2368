import { shuffled, type RandomSource } from '@shared/random/keyed';
import type { InventedProduct } from './products';

/** A row of `goals_synthetic.jsonl`. */
export interface InventedGoal {
  readonly goal_index: number;
  readonly asin: string;
  readonly instruction_text: string;
  readonly attributes: readonly string[];
  readonly goal_options: Readonly<Record<string, string>>;
  readonly price_upper: number;
  readonly weight: number;
}

/** Share of the products that somebody wants. */
const WANTED = 0.6;
const GOALS_PER_PRODUCT = 12;
const CAPS = Array.from({ length: 100 }, (_, step) => 10 * (step + 1));
/** Upstream's cap where nothing on its list is above the price. */
const NO_CAP = 1_000_000;

/**
 * Goals as WebShop makes its synthetic ones: a product's attributes, a value of each of its options,
 * and one of the four next round prices as the cap.
 */
export function inventGoals(
  products: readonly InventedProduct[],
  random: RandomSource,
): InventedGoal[] {
  const wanted = products.filter(
    ({ attributes }) => attributes.length > 0 && random.next() < WANTED,
  );
  const goals = wanted.flatMap((product) =>
    shuffled(choices(Object.entries(product.options)), random)
      .slice(0, GOALS_PER_PRODUCT)
      .map((options) => goalFor(product, options, random)),
  );
  return shuffled(goals, random).map((goal, index) => ({ goal_index: index, ...goal }));
}

/** All combinations of one value of each option. */
function choices(
  options: readonly (readonly [string, readonly string[]])[],
): Readonly<Record<string, string>>[] {
  return options.reduce<Readonly<Record<string, string>>[]>(
    (made, [name, values]) =>
      made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function goalFor(
  { asin, query, attributes, pricing: [price] }: InventedProduct,
  options: Readonly<Record<string, string>>,
  random: RandomSource,
): Omit<InventedGoal, 'goal_index'> {
  const before = random.below(attributes.length + 1);
  const cap = capAbove(price, random);
  const chosen = Object.entries(options).map(([name, value]) => `${name}: ${value}`);
  const instruction = [
    ['Find me', attributes.slice(0, before).join(', '), query].filter(Boolean).join(' '),
    before < attributes.length ? ` with ${attributes.slice(before).join(', ')}` : '',
    chosen.length > 0 ? ` with ${chosen.join(', and ')}` : '',
    cap < NO_CAP ? `, and price lower than ${cap.toFixed(2)} dollars` : '',
  ].join('');
  return {
    asin,
    instruction_text: instruction,
    attributes,
    goal_options: options,
    price_upper: cap,
    weight: 1,
  };
}

function capAbove(price: number, random: RandomSource): number {
  const above = CAPS.filter((cap) => cap > price).slice(0, 4);
  return above[random.below(above.length)] ?? NO_CAP;
}
