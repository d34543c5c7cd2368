import type { AgentAction } from '@shared/agent/action';
import type { AgentKind } from '@shared/experiment/config';
import { indexOfLargest } from '@shared/qmodel/scoring';
import type { RandomSource } from '@shared/random/keyed';
import type { PolicyState } from '@main/policies/policy';

/** One of the different actions among the samples of a decision. */
export interface DistinctCandidate {
  /** The first sample of this action, with its thought. */
  readonly action: AgentAction;
  /** How many of the samples gave it, at least 1. */
  readonly votes: number;
}

export interface Choice {
  /** Index into the candidates. */
  readonly taken: number;
  /** What the chooser thinks of each candidate; `null` where it compares none. */
  readonly scores: readonly (number | null)[];
}

/** What picks the action that is executed, out of what the policy wrote. Nothing is executed before. */
export interface Chooser {
  readonly agent: AgentKind;
  /**
   * What it asks the policy for at each step: its most likely action, one sample, or n samples. One
   * sample is the first of the n, so that all choosers see the same candidates at the same state.
   */
  readonly candidates: 'mode' | 'one' | 'n';
  /** @param candidates at least one, in sampling order */
  choose(
    state: PolicyState,
    candidates: readonly DistinctCandidate[],
    random: RandomSource,
  ): Promise<Choice>;
}

/**
 * Scores candidates as text, in order; the larger the better. The linear ranker and the Q-value
 * model are such scorers.
 */
export type CandidateScorer = (
  state: PolicyState,
  candidates: readonly AgentAction[],
) => Promise<readonly number[]>;

const unscored = (candidates: readonly unknown[]): readonly null[] => candidates.map(() => null);

/** Takes what comes: the policy's most likely action (`greedy`) or one sample (`sample`). */
export function takeFirst(agent: 'greedy' | 'sample' | 'best-of-n'): Chooser {
  return {
    agent,
    candidates: agent === 'greedy' ? 'mode' : 'one',
    choose: async (_state, candidates) => ({ taken: 0, scores: unscored(candidates) }),
  };
}

/**
 * Any of the different candidates, all with the same chance. A draw that kept the samples' shares
 * would be `sample` again; this is what a scorer that knows nothing does.
 */
export const takeAny: Chooser = {
  agent: 'random-of-n',
  candidates: 'n',
  choose: async (_state, candidates, random) => ({
    taken: random.below(candidates.length),
    scores: unscored(candidates),
  }),
};

/** The action that most of the samples gave, the first among equals (self-consistency). */
export const takeMajority: Chooser = {
  agent: 'majority-of-n',
  candidates: 'n',
  choose: async (_state, candidates) => {
    const scores = candidates.map((candidate) => candidate.votes);
    return { taken: indexOfLargest(scores), scores };
  },
};

/** The candidate with the largest score, the first among equals: `beam` and `ranker-of-n`. */
export function takeBest(agent: 'beam' | 'ranker-of-n', scorer: CandidateScorer): Chooser {
  return {
    agent,
    candidates: 'n',
    choose: async (state, candidates) => {
      const actions = candidates.map((candidate) => candidate.action);
      const scores = await scorer(state, actions);
      return { taken: indexOfLargest(scores), scores };
    },
  };
}
