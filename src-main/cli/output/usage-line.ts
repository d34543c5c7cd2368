import type { EndpointUsage } from '@shared/ipc/rows';

/** What a language model was asked and what it cost, in one line; what is unknown is said to be. */
export function usageLine({
  calls,
  failed,
  promptTokens,
  completionTokens,
  cost,
  unpriced,
}: EndpointUsage): string {
  const answered = calls - failed;
  const price =
    unpriced === answered
      ? 'cost unknown'
      : `cost ${cost.toFixed(4)}${unpriced === 0 ? '' : `, without ${unpriced} calls of unknown price`}`;
  return `${calls} calls, ${failed} failed; ${promptTokens + completionTokens} tokens, ${completionTokens} of them written; ${price}`;
}
