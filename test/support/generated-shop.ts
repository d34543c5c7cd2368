import { keyedRandom, type RandomSource } from '@shared/random/keyed';

/** Words of the shop, common ones first: which are common is drawn as in real texts (Zipf's law). */
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu'.split(' ');
const VOCABULARY = 200_000;
const CATEGORIES = ['beauty', 'electronics', 'garden', 'fashion', 'grocery'];
const SIZES = ['Small', 'Medium', 'Large', 'X-Large', '3 Ounce / Pack of 2'];
const COLOURS = ['Black', 'Light Blue', 'Wine Red', 'Natural', 'Grey'];

/** The word at a place in the order of frequency, from 0: every number a word of its own. */
function wordAt(place: number): string {
  let rest = place + SYLLABLES.length;
  let word = '';
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return word;
}

/** A word by Zipf's law: at place k with a chance in proportion to 1/(k + 1). */
function drawWord(random: RandomSource): string {
  return wordAt(Math.floor((VOCABULARY + 1) ** random.next()) - 1);
}

function drawText(random: RandomSource, words: number): string {
  return Array.from({ length: words }, () => drawWord(random)).join(' ');
}

/** The ASIN of a generated product: no order among them that the numbers have. */
function asinOf(number: number): string {
  const mixed = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  return `B${mixed.toString(36).toUpperCase().padStart(7, '0')}XX`;
}

/** A generated product with what stands of it in the three official files. */
export interface GeneratedProduct {
  readonly asin: string;
  readonly item: object;
  readonly made: object;
  /** Null for most. */
  readonly written: readonly object[] | null;
}

/** Product number `number` of the shop with this seed, as long and as varied as the official ones. */
export function generatedProduct(seed: number, number: number): GeneratedProduct {
  const random = keyedRandom('generated-shop', seed, number);
  const asin = asinOf(number);
  const query = drawText(random, 2);
  const attributes = Array.from({ length: 1 + random.below(4) }, () => drawText(random, 2));
  const low = 1 + random.below(30_000) / 100;
  const range = random.next() < 0.1 ? ` - $${(low * 1.5).toFixed(2)}` : '';
  const options = random.next() < 0.4;
  return {
    asin,
    item: {
      asin,
      name: drawText(random, 8 + random.below(16)),
      category: CATEGORIES[random.below(CATEGORIES.length)],
      query,
      product_category: `Home › ${query} › ${drawWord(random)}`,
      full_description: drawText(random, random.below(160)),
      small_description: Array.from({ length: 1 + random.below(5) }, () => drawText(random, 18)),
      pricing: random.next() < 0.1 ? '' : `$${low.toFixed(2)}${range}`,
      images: ['https://example.org/image.jpg'],
      average_rating: '',
      customization_options: options
        ? {
            Size: SIZES.slice(0, 1 + random.below(SIZES.length)).map((value) => ({ value })),
            Color: COLOURS.slice(0, random.below(COLOURS.length)).map((value) => ({ value })),
          }
        : '',
    },
    made:
      random.next() < 0.4
        ? {
            attributes,
            instruction: `Find me ${attributes.join(', ')} ${query}`,
            instruction_attributes: attributes,
          }
        : { attributes },
    written:
      random.next() < 0.01
        ? [
            {
              asin,
              instruction: `i need ${drawText(random, 8)}.`,
              attributes,
              options: [''],
              instruction_attributes: attributes.slice(0, 1),
              instruction_options: [],
            },
          ]
        : null,
  };
}

/** A query like an agent's: some words of which most are common. */
export function generatedQuery(seed: number, number: number): string {
  const random = keyedRandom('generated-query', seed, number);
  return drawText(random, 2 + random.below(9));
}
