import { randomUUID } from 'node:crypto';
import { actionKey, type AgentAction } from '@shared/agent/action';
import {
  indexOfLargest,
  type CandidateScore,
  type ScoredAction,
  type ScoringContext,
} from '@shared/qmodel/scoring';
import type { Complete } from '@main/policies/language-model/contract';
import type { ChatRequest } from '@main/serve/chat-request';
import { ApiFailure } from '@main/serve/api-failure';
import { stateOf, type ConversationReader } from '@main/serve/conversation';

/** An agent that is guided by a Q-value model. */
export interface GuidedAgent extends ConversationReader {
  /** How it is named to its clients. */
  readonly model: string;
  /** n: candidates of a step. */
  readonly candidates: number;
  readonly complete: Complete;
  /** Q of each candidate, in order. */
  readonly score: (
    context: ScoringContext,
    candidates: readonly ScoredAction[],
  ) => Promise<readonly Pick<CandidateScore, 'q'>[]>;
}

/** One of the different actions among the samples. */
export interface ServedCandidate {
  /** The first sample of this action; its `raw` is what is answered when it is the best. */
  readonly action: AgentAction;
  readonly q: number;
  /** Samples that gave it. */
  readonly votes: number;
}

/** A step: what was proposed, and what of it is best. */
export interface ServedStep {
  readonly candidates: readonly ServedCandidate[];
  readonly taken: number;
  /** As the endpoint counted them; `null` where it did not. */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly instruction: string;
  /** Steps before this one. */
  readonly steps: number;
}

/**
 * Decides a step: n samples of the policy to the messages as they came, equal actions merged, the
 * largest Q taken, the first among equals. A seed gives the same samples again.
 * @throws ApiFailure 400 for messages that cannot be read, 502 when the policy answered nothing
 */
export async function decide(
  agent: GuidedAgent,
  { messages, seed, stop, taskMessage }: ChatRequest,
  signal: AbortSignal,
): Promise<ServedStep> {
  const state = stateOf(messages, taskMessage, agent);
  const draw = `serve/${seed ?? randomUUID()}`;
  const drawKeys = Array.from({ length: agent.candidates }, (_, k) => `${draw}#${k}`);
  const replies = await agent.complete(messages, {
    n: agent.candidates,
    drawKeys,
    decoding: 'sample',
    signal,
  });
  const read = replies.flatMap(({ text }) => {
    const kept = cutAt(text, stop);
    return kept.trim() === '' ? [] : [agent.read(kept)];
  });
  if (read.length === 0) {
    throw new ApiFailure(502, 'empty', 'The language model answered nothing to this step.');
  }
  const merged = merge(read);
  const scores = await agent.score(
    state,
    merged.map(({ action }) => action),
  );
  const candidates = merged.map((each, i) => ({ ...each, q: scores[i]?.q ?? Number.NaN }));
  return {
    candidates,
    taken: indexOfLargest(candidates.map(({ q }) => q)),
    // The one prompt, however many samples are drawn to it.
    promptTokens: replies[0]?.promptTokens ?? null,
    completionTokens: total(replies.map(({ completionTokens }) => completionTokens)),
    instruction: state.instruction,
    steps: state.history.length,
  };
}

function cutAt(text: string, stop: readonly string[]): string {
  const ends = stop.map((each) => text.indexOf(each)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}

function merge(actions: readonly AgentAction[]): readonly Omit<ServedCandidate, 'q'>[] {
  const byAction = new Map<string, Omit<ServedCandidate, 'q'>>();
  for (const action of actions) {
    const key = actionKey(action);
    const known = byAction.get(key);
    byAction.set(key, { action: known?.action ?? action, votes: (known?.votes ?? 0) + 1 });
  }
  return [...byAction.values()];
}

/** `null` as soon as one is not known. */
function total(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
