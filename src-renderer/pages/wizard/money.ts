import { count } from '@renderer/format/numbers';

/** An amount in the currency of the prices. */
export function money(amount: number): string {
  return amount < 100 ? amount.toFixed(2) : count(Math.round(amount));
}
