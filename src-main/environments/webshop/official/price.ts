/** What a product without a price costs (upstream's constant). */
const UNKNOWN_PRICE = 100;

/** Prices of a product and how the page shows them. */
export interface Pricing {
  /** One price in dollars, or the two ends of a range. */
  readonly pricing: readonly number[];
  readonly tag: string;
}

/**
 * The prices of a scraped text like `$19.99` or `$19.99 - $27.99`, as WebShop's loader reads it: each
 * part after a `$`, digits and points alone. Undefined for a text in which no price stands.
 */
export function readPrice(text: string): Pricing | undefined {
  if (text === '') return { pricing: [UNKNOWN_PRICE], tag: dollars(UNKNOWN_PRICE) };
  const [low, high] = text
    .split('$')
    .slice(1)
    .map((part) => part.replace(/[^\d.]/g, ''))
    // What Python's Decimal takes; a part without a digit makes upstream's loader fail.
    .map((part) => (/^(\d+\.?\d*|\.\d+)$/.test(part) ? Number(part) : NaN));
  if (low === undefined || Number.isNaN(low) || Number.isNaN(high)) return undefined;
  if (high === undefined) return { pricing: [low], tag: dollars(low) };
  return { pricing: [low, high], tag: `${dollars(low)} to ${dollars(high)}` };
}

/** As Python prints a float: `$100.0`, `$6.63`. */
function dollars(price: number): string {
  return `$${Number.isInteger(price) ? price.toFixed(1) : price}`;
}
