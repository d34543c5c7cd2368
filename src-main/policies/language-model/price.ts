import type { Price } from '@shared/experiment/endpoint-section';
import type { ReplyUsage } from './reply';

const PER = 1_000_000;

/**
 * What a call cost, in the currency of the prices; `null` where the price of the model or the number
 * of tokens is not known.
 */
export function costOf(
  price: Price | undefined,
  { promptTokens, cachedTokens, completionTokens }: ReplyUsage,
): number | null {
  if (!price || promptTokens === null || completionTokens === null) return null;
  const kept = Math.min(cachedTokens ?? 0, promptTokens);
  return (
    ((promptTokens - kept) * price.prompt +
      kept * (price.cached ?? price.prompt) +
      completionTokens * price.completion) /
    PER
  );
}
