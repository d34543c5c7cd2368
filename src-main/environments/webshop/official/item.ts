import { z } from 'zod';
import type { RawRow } from '@main/environments/official/json-rows';
import { readElement, wholeText, type ReadRow } from '@main/environments/official/row';
import { productSchema, type ProductRow } from '../data/product';
import { readPrice } from './price';

/** Python's idea of nothing, where upstream asks whether there is anything. */
const orNothing = <T>(nothing: T) =>
  function fill(value: unknown): unknown {
    return value === '' || value === null ? nothing : value;
  };

const choices = z.preprocess(
  orNothing({}),
  z.record(wholeText, z.array(z.object({ value: wholeText })).nullable()),
);

/** One element of `items_shuffle.json`: a scraped product. What upstream drops is not looked at. */
const itemSchema = z.object({
  asin: wholeText.refine(
    (text) => productSchema.shape.asin.safeParse(text).success,
    'is not up to ten capital letters and digits',
  ),
  name: wholeText,
  category: wholeText,
  query: wholeText,
  product_category: wholeText,
  full_description: wholeText,
  small_description: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(wholeText),
  ),
  pricing: wholeText
    .nullish()
    .transform((text) => readPrice(text ?? ''))
    .refine((price) => price !== undefined, 'holds no price in dollars'),
  customization_options: choices,
});

/** Reads one scraped product as WebShop's loader leaves it, but for the attributes. */
export function readItem(raw: RawRow): ReadRow<Omit<ProductRow, 'attributes'>> {
  const read = readElement(raw, itemSchema);
  if (!('value' in read)) return read;
  const { pricing, customization_options: options, query, ...same } = read.value;
  return {
    value: {
      ...same,
      query: query.toLowerCase().trim(),
      pricing: [...(pricing?.pricing ?? [])],
      price_tag: pricing?.tag ?? '',
      options: optionsOf(options),
    },
  };
}

/** Option group to its values in lower case; of two groups that become one the later stays. */
function optionsOf(options: z.output<typeof choices>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, values]) =>
      values ? [[name.toLowerCase(), values.map(optionValue).filter((value) => value !== '')]] : [],
    ),
  );
}

function optionValue({ value }: { readonly value: string }): string {
  return value.trim().replaceAll('/', ' | ').toLowerCase();
}
