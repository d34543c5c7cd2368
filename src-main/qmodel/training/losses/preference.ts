import type { ExperimentConfig } from '@shared/experiment/config';
import type { Graph } from '@main/qmodel/autodiff/graph';
import type { Tensor } from '@main/qmodel/autodiff/tensor';
import { dpoLoss, dpoLossAt } from '@main/qmodel/training/losses/dpo';
import { ipoLoss, ipoLossAt } from '@main/qmodel/training/losses/ipo';

/** What a preference phase minimises. */
export type PreferenceObjective = Pick<
  ExperimentConfig['model'],
  'objective' | 'beta' | 'labelSmoothing'
>;

/** The loss over a batch of pairs whose margins are −`lag` [B]; a scalar. */
export function preferenceLoss(
  graph: Graph,
  lag: Tensor,
  { objective, beta, labelSmoothing }: PreferenceObjective,
): Tensor {
  return objective === 'ipo' ? ipoLoss(graph, lag, beta) : dpoLoss(graph, lag, labelSmoothing);
}

/** The same loss of one pair, for numbers that no graph made. */
export function preferenceLossAt(
  margin: number,
  { objective, beta, labelSmoothing }: PreferenceObjective,
): number {
  return objective === 'ipo' ? ipoLossAt(margin, beta) : dpoLossAt(margin, labelSmoothing);
}
