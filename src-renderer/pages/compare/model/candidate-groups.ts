import { actionKey, type AgentAction } from '@shared/agent/action';
import type { Candidate } from '@shared/evaluation/episode';
import type { EpisodeDetail } from '@shared/ipc/rows';

/** Samples of one decision that are the same action. */
export interface CandidateGroup {
  readonly action: AgentAction;
  /** How many samples gave this action. */
  readonly count: number;
  /** The best score among them; `null` where the agent does not score. */
  readonly score: number | null;
  readonly taken: boolean;
}

/**
 * The candidates of a decision with equal actions put together: the best score first, otherwise the
 * most frequent. The taken sample lends its thought to its group.
 */
export function groupCandidates(
  candidates: readonly Candidate[],
  taken: number,
): readonly CandidateGroup[] {
  const groups = new Map<string, CandidateGroup>();
  candidates.forEach(({ action, score }, index) => {
    const key = actionKey(action);
    const known = groups.get(key);
    groups.set(key, {
      action: known && index !== taken ? known.action : action,
      count: (known?.count ?? 0) + 1,
      score: highest(known?.score ?? null, score),
      taken: (known?.taken ?? false) || index === taken,
    });
  });
  return [...groups.values()].sort(
    (a, b) => (b.score ?? -Infinity) - (a.score ?? -Infinity) || b.count - a.count,
  );
}

function highest(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.max(a, b);
}

/** How an episode's scores are drawn: signed around 0, or as numbers of votes. */
export interface ScoreScale {
  readonly kind: 'signed' | 'votes';
  /** Largest score in size; at least a little. */
  readonly limit: number;
}

/** One scale for all decisions of an episode. Scores of different agents are different quantities. */
export function scoreScale(episode: Pick<EpisodeDetail, 'agent' | 'decisions'>): ScoreScale {
  const sizes = episode.decisions.flatMap(({ candidates }) =>
    candidates.map((candidate) => Math.abs(candidate.score ?? 0)),
  );
  return {
    kind: episode.agent === 'majority-of-n' ? 'votes' : 'signed',
    limit: Math.max(1e-6, ...sizes),
  };
}
