import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';

/** What the language model of an earlier experiment was found to take. */
export interface MeasuredTokens {
  readonly name: string;
  /** Samples that were drawn. */
  readonly samples: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Tokens and what they cost, in the currency of the prices. */
interface TokenCost {
  readonly tokens: number;
  /** `null` where a price is not known. */
  readonly cost: number | null;
}

/** What a language model will take, before it is asked. */
export interface TokenEstimate {
  /** All replies as long as they may be; prompts come on top. */
  readonly mostReplies: TokenCost;
  /** Prompts and replies by the measure of an earlier experiment; `null` without one. */
  readonly likely: TokenCost | null;
}

const PER = 1_000_000;

/** What tokens cost, of several models by the dearest; `null` where a price is not known. */
export function costOfTokens(
  { endpoints, prices }: Pick<EndpointPolicySection, 'endpoints' | 'prices'>,
  promptTokens: number,
  completionTokens: number,
): number | null {
  const models = [...new Set(endpoints.map(({ model }) => model))];
  const known = models.flatMap((model) => prices.find((price) => price.model === model) ?? []);
  if (known.length < models.length) return null;
  return Math.max(
    ...known.map(
      ({ prompt, completion }) => (promptTokens * prompt + completionTokens * completion) / PER,
    ),
  );
}

/**
 * What the samples of an experiment take in tokens and money; of several models the dearest counts.
 * @param samples at most, and as many as are likely, `null` where that is not known
 */
export function tokenEstimateOf(
  policy: EndpointPolicySection,
  samples: { readonly most: number; readonly likely: number | null },
  measured: MeasuredTokens | null,
): TokenEstimate {
  const costOf = (promptTokens: number, completionTokens: number): number | null =>
    costOfTokens(policy, promptTokens, completionTokens);
  const replies = samples.most * policy.maxTokens;
  return {
    mostReplies: { tokens: replies, cost: costOf(0, replies) },
    likely: likelyOf(samples.likely ?? samples.most, measured, costOf),
  };
}

function likelyOf(
  samples: number,
  measured: MeasuredTokens | null,
  costOf: (promptTokens: number, completionTokens: number) => number | null,
): TokenCost | null {
  if (!measured || measured.samples <= 0 || measured.completionTokens <= 0) return null;
  const factor = samples / measured.samples;
  const promptTokens = Math.round(measured.promptTokens * factor);
  const completionTokens = Math.round(measured.completionTokens * factor);
  return {
    tokens: promptTokens + completionTokens,
    cost: costOf(promptTokens, completionTokens),
  };
}
