import { z } from 'zod';

/** One row of `products.jsonl`: a product as WebShop's loader leaves it. */
export const productSchema = z.object({
  /** Amazon's identifier, ten characters; the key of the catalogue. */
  asin: z.string().regex(/^[A-Z0-9]{1,10}$/, 'an ASIN has up to ten capital letters and digits'),
  category: z.string(),
  /** The phrase under which the product was scraped; equal phrases mean the same type of product. */
  query: z.string(),
  /** Breadcrumb, parts joined by `›`. */
  product_category: z.string(),
  name: z.string(),
  full_description: z.string(),
  small_description: z.array(z.string()),
  /** One price in dollars, or the two ends of a range. */
  pricing: z.array(z.number().nonnegative()).min(1).max(2),
  /** How the price is shown, e.g. `$19.99 to $27.99`. */
  price_tag: z.string().startsWith('$'),
  /** Option group to its values, in the order of the page; both in lower case. */
  options: z.record(z.string(), z.array(z.string().min(1))),
  /** Hidden attributes that the reward compares; never shown to an agent. */
  attributes: z.array(z.string()),
});

export type ProductRow = z.output<typeof productSchema>;

/** A product with what the environment adds to its row. */
export interface Product {
  readonly asin: string;
  readonly category: string;
  readonly query: string;
  readonly productCategory: string;
  readonly title: string;
  readonly description: string;
  readonly bullets: readonly string[];
  readonly priceTag: string;
  /** What is charged at Buy Now, in dollars: a fixed draw from the range where there is one. */
  readonly price: number;
  readonly options: readonly OptionGroup[];
  readonly attributes: readonly string[];
  /** Nouns of the title in lower case, repeats kept; what the type reward compares. */
  readonly titleNouns: readonly string[];
}

/** One row of radio buttons on a product's page. */
export interface OptionGroup {
  readonly name: string;
  readonly values: readonly string[];
}

/** The product of a row, but for what the row does not hold. */
export function shownProduct(row: ProductRow): Omit<Product, 'price' | 'titleNouns'> {
  return {
    asin: row.asin,
    category: row.category,
    query: row.query,
    productCategory: row.product_category,
    title: row.name,
    description: row.full_description,
    bullets: row.small_description,
    priceTag: row.price_tag,
    options: Object.entries(row.options).map(([name, values]) => ({ name, values })),
    attributes: row.attributes,
  };
}
