import type { AgentAction, Step } from '@shared/agent/action';

/** Where an agent stands: all that a policy may look at. */
export interface PolicyState {
  readonly instruction: string;
  /** Observation before the first step. */
  readonly initialObservation: string;
  readonly history: readonly Step[];
}

/** What is to be drawn at a state. */
export interface PolicyRequest {
  readonly state: PolicyState;
  /** Number of samples, at least 1. */
  readonly n: number;
  /** `mode` asks for the single most likely action (temperature 0); then n is 1. */
  readonly decoding: 'sample' | 'mode';
  /**
   * Names the draws: a deterministic policy gives the same samples for the same key and state.
   * Sample k of a request with n = 5 equals sample k of one with n = 1 + k.
   */
  readonly drawKey: string;
  /**
   * What the environment lists as possible in this state. Asked for only by policies that look at
   * it: an environment far away may have to be brought back to the state first. Absent where the
   * state is of no environment that runs.
   */
  readonly actions?: () => readonly string[] | Promise<readonly string[]>;
}

/** One sampled action with what it cost. */
export interface PolicySample {
  readonly action: AgentAction;
  /** Tokens of the request and of the reply; `null` where the policy does not count them. */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

/** A source of actions: a language model behind an endpoint, or the embedded sampler. */
export interface Policy {
  /** How it is named wherever it appears. */
  readonly label: string;
  /**
   * Draws `request.n` actions in sampling order.
   * @throws when the policy cannot answer at all; a reply that is no action is an `invalid` action.
   */
  sample(request: PolicyRequest, signal?: AbortSignal): Promise<readonly PolicySample[]>;
}
