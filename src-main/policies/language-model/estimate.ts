import type { Price } from '@shared/experiment/endpoint-section';
import type { Estimate } from './budget';
import type { ChatRequest } from './client';
import { costOf } from './price';

/** UTF-8 bytes of text per token: tokenizers of today need more of them for a token. */
const BYTES_PER_TOKEN = 2;
/** Tokens that mark where a message begins and ends, and whose it is. */
const PER_MESSAGE = 8;

/** The most that a call can be expected to take: by the longest reply and the dearest price. */
export function estimateOf(
  { messages, n, maxTokens }: ChatRequest,
  prices: readonly Price[],
): Estimate {
  const prompt = messages.reduce(
    (sum, { content }) => sum + Buffer.byteLength(content) / BYTES_PER_TOKEN + PER_MESSAGE,
    0,
  );
  const usage = {
    promptTokens: Math.ceil(prompt),
    cachedTokens: 0,
    completionTokens: n * maxTokens,
  };
  return {
    tokens: usage.promptTokens + usage.completionTokens,
    money: Math.max(0, ...prices.map((price) => costOf(price, usage) ?? 0)),
  };
}
