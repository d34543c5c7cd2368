import type { Graph } from '@main/qmodel/autodiff/graph';
import { multiply, scale, subtract } from '@main/qmodel/autodiff/primitives/arithmetic';
import { sumLast } from '@main/qmodel/autodiff/primitives/reduce';
import { reshape, slice } from '@main/qmodel/autodiff/primitives/shape';
import { dimension, type Tensor } from '@main/qmodel/autodiff/tensor';

/** How far each pair is from being ranked right, and what that is made from. */
export interface PairRewards {
  /** Σ log π_θ over the scored tokens of chosen and rejected, [B, 2]. */
  readonly logProbabilities: Tensor;
  /** Q(rejected) − Q(chosen), [B]: below 0 where the pair is ranked right. */
  readonly lag: Tensor;
}

/**
 * Rewards Q = β · (Σ log π_θ − Σ log π_ref) of both actions of each pair (arXiv 2409.09345, Eq. 9)
 * and their difference.
 * @param tokenLogProbabilities log π_θ of each token, [B, 2, S]; branch 0 is chosen
 * @param mask 1 for the tokens that count, [B, 2, S]
 * @param reference Σ log π_ref, [B, 2]
 */
export function pairRewards(
  graph: Graph,
  tokenLogProbabilities: Tensor,
  mask: Tensor,
  reference: Tensor,
  beta: number,
): PairRewards {
  const batch = dimension(mask, 0);
  const logProbabilities = sumLast(graph, multiply(graph, tokenLogProbabilities, mask));
  const rewards = scale(graph, subtract(graph, logProbabilities, reference), beta);
  const of = (branch: number): Tensor =>
    reshape(graph, slice(graph, rewards, 1, branch, branch + 1), [batch]);
  return { logProbabilities, lag: subtract(graph, of(1), of(0)) };
}
