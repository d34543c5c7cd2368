import type { Graph } from '@main/qmodel/autodiff/graph';
import { softplus } from '@main/qmodel/autodiff/primitives/activations';
import { multiply, scale, subtract } from '@main/qmodel/autodiff/primitives/arithmetic';
import { mean, sumLast } from '@main/qmodel/autodiff/primitives/reduce';
import { reshape, slice } from '@main/qmodel/autodiff/primitives/shape';
import { dimension, type Tensor } from '@main/qmodel/autodiff/tensor';

/** The DPO loss and what it is made from. */
export interface DpoLoss {
  /** Scalar. */
  readonly loss: Tensor;
  /** Σ log π_θ over the scored tokens of chosen and rejected, [B, 2]. */
  readonly logProbabilities: Tensor;
}

/**
 * Step-level DPO (arXiv 2409.09345, §3.3; arXiv 2305.18290, Eq. 7):
 * mean of −log σ(Q(chosen) − Q(rejected)) with Q = β · (Σ log π_θ − Σ log π_ref).
 * @param tokenLogProbabilities log π_θ of each token, [B, 2, S]; branch 0 is chosen
 * @param mask 1 for the tokens that count, [B, 2, S]
 * @param reference Σ log π_ref, [B, 2]
 */
export function dpoLoss(
  graph: Graph,
  tokenLogProbabilities: Tensor,
  mask: Tensor,
  reference: Tensor,
  beta: number,
): DpoLoss {
  const batch = dimension(mask, 0);
  const logProbabilities = sumLast(graph, multiply(graph, tokenLogProbabilities, mask));
  const rewards = scale(graph, subtract(graph, logProbabilities, reference), beta);
  const of = (branch: number): Tensor =>
    reshape(graph, slice(graph, rewards, 1, branch, branch + 1), [batch]);
  // −log σ(margin) = softplus(−margin)
  const loss = mean(graph, softplus(graph, subtract(graph, of(1), of(0))));
  return { loss, logProbabilities };
}
