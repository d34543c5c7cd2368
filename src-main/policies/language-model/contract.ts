import type { AgentAction } from '@shared/agent/action';
import type { PolicyState } from '@main/policies/policy';

/** One message of a chat, as chat-completion endpoints take it. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Writes what the language model is asked at a state. The same state gives the same messages. */
export type RenderPrompt = (state: PolicyState) => readonly Message[];

/** Reads the action in a reply; one that cannot be read is `invalid`, with the reply kept in `raw`. */
export type ReadReply = (text: string) => AgentAction;

/** One reply of a language model. */
export interface Completion {
  /** As it came; empty where the endpoint refused this sample for good. */
  readonly text: string;
  /**
   * Tokens of the prompt and of this reply; `null` where the endpoint does not tell them, or not for
   * each reply.
   */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

/** Which replies are wanted. */
export interface CompletionOptions {
  /** Number of replies, at least 1. */
  readonly n: number;
  /**
   * Names the replies, one name for each: under the same name the same messages are answered once
   * and for all, from the ledger after the first time.
   */
  readonly drawKeys: readonly string[];
  /** `mode` asks at temperature 0. */
  readonly decoding: 'sample' | 'mode';
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has messages answered `n` times.
 * @throws CallError when no reply can be had; the signal's reason when it is aborted
 */
export type Complete = (
  messages: readonly Message[],
  options: CompletionOptions,
) => Promise<readonly Completion[]>;
