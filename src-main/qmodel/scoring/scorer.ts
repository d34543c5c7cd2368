import type { InferenceSession } from 'onnxruntime-node';
import type { CandidateScore, ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import { packDecisions } from '@main/qmodel/architecture/pack';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import type { ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { renderDecision, type RenderedAction, type Renderer } from '@main/qmodel/render/render';
import {
  floats,
  openSession,
  packedFeeds,
  parameterFeeds,
  type Values,
} from '@main/qmodel/runtime/session';
import { scoringModel } from '@main/qmodel/scoring/scoring-graph';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { shapeFor } from '@main/qmodel/training/examples';

/** Scores candidates with one model. */
export interface Scorer {
  /** Q of each candidate over the shared context, all in one pass. */
  score(
    context: ScoringContext,
    candidates: readonly ScoredAction[],
  ): Promise<readonly CandidateScore[]>;
  release(): Promise<void>;
}

/** Numbers of branches that sessions are opened for; more candidates take several passes. */
const BRANCHES = [1, 2, 3, 4, 5, 8, 16, 32];
const MOST_BRANCHES = 32;

export function createScorer(model: ModelArtifact, threads: number): Scorer {
  const { manifest } = model;
  const renderer: Renderer = {
    tokenizer: createTokenizer(model.tokenizer),
    rarity: model.rarity,
    limits: manifest.limits,
    scoredTokens: manifest.scoredTokens,
  };
  const weights: Values = {
    ...prefixed('policy.', parameterFeeds(model.weights)),
    ...prefixed('reference.', parameterFeeds(model.reference)),
  };
  const sessions = new Map<string, Promise<InferenceSession>>();
  const sessionFor = (shape: PackedShape): Promise<InferenceSession> => {
    const key = [shape.prompt, shape.branches, shape.branch].join();
    const known =
      sessions.get(key) ??
      openSession(
        scoringModel(cpuTarget, manifest.decoder, shape, manifest.scoreMode === 'reference'),
        threads,
      );
    sessions.set(key, known);
    return known;
  };

  const scorePart = async (
    context: ScoringContext,
    candidates: readonly ScoredAction[],
  ): Promise<readonly CandidateScore[]> => {
    const branches = BRANCHES.find((count) => count >= candidates.length) ?? MOST_BRANCHES;
    const decision = renderDecision(renderer, context, candidates);
    const shape = shapeFor(1, branches, [decision]);
    const session = await sessionFor(shape);
    const arrays = packDecisions(shape, [decision]);
    const values = await session.run({ ...weights, ...packedFeeds(shape, arrays) });
    const ratios = floats(values, 'ratios');
    return decision.actions.map((action, i) =>
      candidateScore(action, ratios.subarray(i * shape.scored, (i + 1) * shape.scored), manifest),
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
    release: async () => {
      const open = await Promise.all(sessions.values());
      sessions.clear();
      await Promise.all(open.map((session) => session.release()));
    },
  };
}

function prefixed(prefix: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
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
