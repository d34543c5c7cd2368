import type { Price } from '@shared/experiment/endpoint-section';
import type { LedgerCall } from '@shared/policy/ledger';
import type { Estimate } from './budget';
import { EndpointFault } from './fault';
import { costOf } from './price';
import type { ModelReply, ReplyUsage } from './reply';

/** What is known of a call without looking at what it gave. */
type CallFacts = Pick<LedgerCall, 'endpoint' | 'model' | 'attempt' | 'asked' | 'milliseconds'>;

const UNKNOWN: ReplyUsage = { promptTokens: null, cachedTokens: null, completionTokens: null };

/** The row of a call in the ledger. */
export function callOf(
  facts: CallFacts,
  came: ModelReply | EndpointFault,
  {
    estimate,
    price,
    busySeconds,
  }: {
    readonly estimate: Estimate;
    readonly price: Price | undefined;
    readonly busySeconds: number;
  },
): LedgerCall {
  const failed = came instanceof EndpointFault;
  const usage = failed ? UNKNOWN : came.usage;
  const cost = costOf(price, usage);
  const { promptTokens, completionTokens } = usage;
  const told =
    promptTokens === null || completionTokens === null ? null : promptTokens + completionTokens;
  // A reply that could not be read was made all the same; what was refused cost nothing.
  const made = !failed || came.kind === 'malformed' || came.kind === 'empty';
  return {
    purpose: 'sample',
    ...facts,
    outcome: failed ? came.kind : 'answered',
    ...usage,
    cost,
    chargedTokens: told ?? (made ? estimate.tokens : 0),
    chargedCost: cost ?? (made ? estimate.money : 0),
    busySeconds,
  };
}
