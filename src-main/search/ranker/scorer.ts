import type { CandidateScorer } from '@main/search/agents/chooser';
import { featuresOf } from '@main/search/ranker/features';
import { dot } from '@main/search/ranker/logistic';
import { rankerSchema, rarityOf, rawWeights } from '@main/search/ranker/ranker';
import { readSituation } from '@main/search/ranker/situation';

/**
 * The scores of a stored ranker: w · features of each candidate, in log-odds.
 *
 * @param stored a `LinearRanker` as it was saved
 * @throws ZodError when it is none
 */
export function rankerScorer(stored: unknown): CandidateScorer {
  const ranker = rankerSchema.parse(stored);
  const weights = rawWeights(ranker);
  const rarity = rarityOf(ranker);
  return async (state, candidates) => {
    const situation = readSituation(state, rarity);
    return candidates.map((candidate) => dot(weights, featuresOf(situation, candidate)));
  };
}
