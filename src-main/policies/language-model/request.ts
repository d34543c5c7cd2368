import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import { canonicalJson } from '@shared/experiment/hash';
import { hashText } from '@shared/random/keyed';
import type { ChatRequest } from './client';
import type { CompletionOptions, Message } from './contract';

/** What a draw asks for, without which of its samples. */
export interface DrawRequest {
  /** Names the request: who is asked what, how, and for which draw. */
  readonly hash: string;
  /** The chat request for samples `first` to `first + n − 1`. */
  chat(first: number, n: number): ChatRequest;
}

/**
 * The request for one draw. With a seed in the section, sample k is sent the seed `s + k`, where `s`
 * depends on seed and draw: servers that know seeds count them up over the choices of a call (vLLM
 * does), so that samples do not depend on how they are spread over calls.
 */
export function drawRequest(
  section: EndpointPolicySection,
  messages: readonly Message[],
  decoding: CompletionOptions['decoding'],
  draw: string,
): DrawRequest {
  const { topP, maxTokens, stop } = section;
  const temperature = decoding === 'mode' ? 0 : section.temperature;
  const sent = { messages, temperature, topP, maxTokens, stop };
  const start = section.seed === null ? null : seedOf(section.seed, draw);
  return {
    hash: hashText(canonicalJson({ ...sent, who: served(section), seed: section.seed, draw })),
    chat: (first, n) => ({
      ...sent,
      n,
      seed: start === null ? null : (start + first) % MOST_SEEDS,
    }),
  };
}

/** Splits the name of a sample, `<draw>#<index>`; without an index it is a draw's first. */
export function splitDrawKey(key: string): { readonly draw: string; readonly sample: number } {
  const match = /^(.*)#(\d{1,9})$/s.exec(key);
  return match ? { draw: match[1]!, sample: Number(match[2]) } : { draw: key, sample: 0 };
}

const MOST_SEEDS = 2 ** 31;

function seedOf(seed: number, draw: string): number {
  return Number.parseInt(hashText(`${seed}\u0000${draw}`).slice(0, 8), 16) % MOST_SEEDS;
}

/** The models behind a policy, whatever their order and weights. */
function served({ endpoints }: EndpointPolicySection): readonly string[] {
  const names = endpoints.map(({ baseUrl, model }) => `${baseUrl.replace(/\/+$/, '')} ${model}`);
  return [...new Set(names)].sort();
}
