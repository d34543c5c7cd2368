import type { CandidateScore, ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { rendererOf, type ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { renderDecision, type RenderedAction } from '@main/qmodel/render/render';
import { createRatios, MOST_BRANCHES } from '@main/qmodel/scoring/ratios';

/** Scores candidates with one model. */
export interface Scorer {
  /** Q of each candidate over the shared context, all in one pass. */
  score(
    context: ScoringContext,
    candidates: readonly ScoredAction[],
  ): Promise<readonly CandidateScore[]>;
  release(): Promise<void>;
}

export function createScorer(model: ModelArtifact, threads: number): Scorer {
  const { manifest, weights, reference } = model;
  const renderer = rendererOf(model);
  const { decoder, scoreMode } = manifest;
  const ratios = createRatios(
    { decoder, weights, reference, compat: scoreMode === 'reference' },
    threads,
  );

  const scorePart = async (
    context: ScoringContext,
    candidates: readonly ScoredAction[],
  ): Promise<readonly CandidateScore[]> => {
    const decision = renderDecision(renderer, context, candidates);
    const compared = await ratios.of(decision);
    return decision.actions.map((action, i) =>
      candidateScore(action, compared[i] ?? new Float32Array(), manifest),
    );
  };

  return {
    score: async (context, candidates) => {
      const scores: CandidateScore[] = [];
      for (let from = 0; from < candidates.length; from += MOST_BRANCHES) {
        scores.push(...(await scorePart(context, candidates.slice(from, from + MOST_BRANCHES))));
      }
      return scores;
    },
    release: () => ratios.release(),
  };
}

/**
 * Q from the log-ratios of an action's tokens (03-method, "Q-value model"): `sum` is
 * β · Σ (log π_θ − log π_ref), Eq. 9; `mean` divides it by the number of tokens; `reference` is the
 * published code's mean of log softmax(z_θ − z_ref), without β.
 */
function candidateScore(
  { scored, texts }: Pick<RenderedAction, 'scored' | 'texts'>,
  ratios: Float32Array,
  { beta, scoreMode }: Pick<ModelArtifact['manifest'], 'beta' | 'scoreMode'>,
): CandidateScore {
  const count = scored.filter(Boolean).length;
  const weight = scoreMode === 'sum' ? beta : scoreMode === 'mean' ? beta / count : 1 / count;
  const tokens = texts
    .filter((_, i) => scored[i])
    .map((text, i) => ({ text, contribution: weight * (ratios[i] ?? 0) }));
  return { q: tokens.reduce((sum, { contribution }) => sum + contribution, 0), tokens };
}
