import type { Graph } from '@main/qmodel/autodiff/graph';
import { softplus } from '@main/qmodel/autodiff/primitives/activations';
import { scale, subtract } from '@main/qmodel/autodiff/primitives/arithmetic';
import { mean } from '@main/qmodel/autodiff/primitives/reduce';
import type { Tensor } from '@main/qmodel/autodiff/tensor';

/**
 * Step-level DPO (arXiv 2409.09345, §3.3; arXiv 2305.18290, Eq. 7): mean of −log σ(m) with
 * m = Q(chosen) − Q(rejected). With label smoothing ε it is conservative DPO (E. Mitchell, “A note
 * on DPO with noisy preferences and relationship to IPO”, 2023): mean of −(1 − ε) · log σ(m) − ε · log σ(−m), which is softplus(−m) + ε · m.
 * @param lag −m, [B]
 * @param labelSmoothing ε, the chance that a preference is the wrong way round, in [0, 0.5)
 * @returns a scalar
 */
export function dpoLoss(graph: Graph, lag: Tensor, labelSmoothing: number): Tensor {
  const hard = softplus(graph, lag);
  if (labelSmoothing === 0) return mean(graph, hard);
  return mean(graph, subtract(graph, hard, scale(graph, lag, labelSmoothing)));
}

/** The DPO loss of one pair at margin m, for numbers that no graph made. */
export function dpoLossAt(margin: number, labelSmoothing: number): number {
  return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin) + labelSmoothing * margin;
}
