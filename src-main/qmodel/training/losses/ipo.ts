import type { Graph } from '@main/qmodel/autodiff/graph';
import { add, multiply, scale } from '@main/qmodel/autodiff/primitives/arithmetic';
import { mean } from '@main/qmodel/autodiff/primitives/reduce';
import type { Tensor } from '@main/qmodel/autodiff/tensor';

/**
 * IPO (arXiv 2310.12036, Eq. 17): mean of (h − 1 / (2β))², where h is the difference of the log
 * ratios log π_θ − log π_ref of chosen and rejected, summed over tokens as in the paper. As
 * m = Q(chosen) − Q(rejected) = β · h, it is ((m − ½) / β)²: unlike DPO it wants every margin to be
 * ½ and no larger.
 * @param lag −m, [B]
 * @param beta the paper's τ
 * @returns a scalar
 */
export function ipoLoss(graph: Graph, lag: Tensor, beta: number): Tensor {
  const short = scale(graph, add(graph, lag, graph.scalar(0.5)), 1 / beta);
  return mean(graph, multiply(graph, short, short));
}

/** The IPO loss of one pair at margin m, for numbers that no graph made. */
export function ipoLossAt(margin: number, beta: number): number {
  return ((margin - 0.5) / beta) ** 2;
}
