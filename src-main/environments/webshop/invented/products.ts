import { shuffled, type RandomSource } from '@shared/random/keyed';
import { buyers, praise, syllables, talk, type ProductFamily } from './words';

/** How much of what a product is its texts give away. */
export interface Wording {
  /** Chance that the title names an attribute, in [0, 1]. */
  readonly titled: number;
  /** Chance that the description names the attributes, in [0, 1]. */
  readonly described: number;
  /** Attributes that the texts boast of and the shop does not know: fewer than this. */
  readonly boasts: number;
}

/** A row of `products.jsonl`. */
export interface InventedProduct {
  readonly asin: string;
  readonly category: string;
  readonly query: string;
  readonly product_category: string;
  readonly name: string;
  readonly full_description: string;
  readonly small_description: readonly string[];
  readonly pricing: readonly [number];
  readonly price_tag: string;
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly attributes: readonly string[];
  readonly average_rating: string;
  readonly image: string;
}

const ASIN_SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MOST_ATTRIBUTES = 5;
const MOST_VALUES = [7, 6] as const;
/** Chances that a product has options of the family's first and second kind. */
const OPTION_CHANCES = [0.65, 0.6] as const;

/** Draws one product of a type. */
export function inventProduct(
  family: ProductFamily,
  type: string,
  wording: Wording,
  random: RandomSource,
): InventedProduct {
  const chance = (of: number): boolean => random.next() < of;
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)] as T;
  const some = <T>(items: readonly T[], count: number): T[] =>
    shuffled(items, random).slice(0, count);
  const about = (attribute: string): string => pick(praise).replace('%', attribute);

  const asin = `B0${Array.from({ length: 8 }, () => ASIN_SIGNS.charAt(random.below(36))).join('')}`;
  const attributes = some(family.attributes, chance(0.1) ? 0 : 1 + random.below(MOST_ATTRIBUTES));
  const others = family.attributes.filter((attribute) => !attributes.includes(attribute));
  const boasts = some(others, random.below(wording.boasts));
  const options = Object.fromEntries(
    family.options.flatMap(({ name, values }, at) =>
      chance(OPTION_CHANCES[at] ?? 0)
        ? [[name, some(values, 1 + random.below(MOST_VALUES[at] ?? 1))] as const]
        : [],
    ),
  );
  const titled = attributes.filter(() => chance(wording.titled));
  const brand = Array.from({ length: 2 + random.below(2) }, () => pick(syllables)).join('');
  const name = capitalised(
    [
      brand,
      titled.slice(0, 2).join(' '),
      chance(0.8) ? type : (type.split(' ').at(-1) ?? type),
      titled.slice(2).join(', '),
      pick(buyers),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  // What the title keeps to itself stands in the list, now and then by half its words.
  const listed = [...attributes.filter((one) => !titled.includes(one) || chance(0.4)), ...boasts];
  const halved = (attribute: string): string =>
    chance(0.2) ? pick(attribute.split(' ')) : attribute;
  const bullets = [
    ...listed.map((attribute) => about(halved(attribute))),
    ...some(talk, 1 + random.below(4)),
  ];
  const description = [
    ...some(talk, 2 + random.below(4)),
    ...(chance(wording.described) ? attributes.map(about) : []),
  ];
  const [lowest, highest] = family.prices;
  const price = Math.round(lowest * (highest / lowest) ** random.next()) - 0.01;
  return {
    asin,
    category: family.category,
    query: type,
    product_category: `${capitalised(family.category)} › ${capitalised(type)}`,
    name,
    full_description: description.join(' '),
    small_description: shuffled(bullets, random),
    pricing: [price],
    price_tag: `$${price.toFixed(2)}`,
    options,
    attributes,
    average_rating: '',
    image: '',
  };
}

function capitalised(text: string): string {
  return text.replace(/(^|[^\p{L}'])\p{Ll}/gu, (start) => start.toUpperCase());
}
