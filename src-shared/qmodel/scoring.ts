import type { AgentAction, Step } from '@shared/agent/action';

/** A decision to be scored: x = render(u, τ_t). */
export interface ScoringContext {
  readonly instruction: string;
  readonly initialObservation: string;
  readonly history: readonly Step[];
}

/** One candidate's score. */
export interface CandidateScore {
  /** Q(u, τ_t, a), Eq. 9 of arXiv 2409.09345 in the model's score mode. */
  readonly q: number;
  /** Contribution of each token, in order; sums to `q` in mode `sum`. */
  readonly tokens: readonly { readonly text: string; readonly contribution: number }[];
}

/** A candidate as it is scored: as text, before anything is executed. */
export type ScoredAction = Pick<AgentAction, 'thought' | 'type' | 'argument'>;

/** Index of the largest number, the first among equals; NaN is smaller than every number. */
export function indexOfLargest(scores: readonly number[]): number {
  let best = 0;
  for (let index = 1; index < scores.length; index += 1) {
    if (scores[index]! > scores[best]! || Number.isNaN(scores[best]!)) best = index;
  }
  return best;
}
