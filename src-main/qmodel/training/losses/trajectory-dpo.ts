import { dpoLossAt } from '@main/qmodel/training/losses/dpo';

/** One pair of trajectories as the loss sees it. */
export interface TrajectoryRewards {
  readonly loss: number;
  /** ∂loss / ∂ log π of every action of the chosen trajectory; of the rejected one −1 times this. */
  readonly slope: number;
}

/**
 * Trajectory-level DPO (arXiv 2403.02502, §3.2; the ablation of arXiv 2409.09345): −log σ(m) with
 * m = β · (Σ over the actions of the chosen trajectory of log π_θ − log π_ref, less the same sum of
 * the rejected one). Steps that both share cancel. As m is linear in every log π, the gradient of
 * the loss is that of slope · (Σ log π chosen − Σ log π rejected), slope = −β · (σ(−m) − ε) with
 * label smoothing ε.
 * @param logRatios Σ (log π_θ − log π_ref) of the chosen and of the rejected trajectory
 */
export function trajectoryDpo(
  logRatios: readonly [number, number],
  beta: number,
  labelSmoothing: number,
): TrajectoryRewards {
  const margin = beta * (logRatios[0] - logRatios[1]);
  const lag = 1 / (1 + Math.exp(margin));
  return { loss: dpoLossAt(margin, labelSmoothing), slope: -beta * (lag - labelSmoothing) };
}
