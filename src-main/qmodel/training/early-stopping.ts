import { copyParameters, type Parameters } from '@main/qmodel/architecture/parameters';

/** The weights with the best held-out accuracy so far. */
export interface BestWeights {
  /** In [0, 1]. */
  readonly accuracy: number;
  /** Step after which it was measured. */
  readonly step: number;
  /** Measurements since then, none of them better. */
  readonly misses: number;
  readonly weights: Parameters;
}

/** What is best after one more measurement. Of equals the earlier stays. */
export function afterMeasurement(
  best: BestWeights | null,
  accuracy: number,
  step: number,
  weights: Parameters,
): BestWeights {
  if (best && accuracy <= best.accuracy) return { ...best, misses: best.misses + 1 };
  return { accuracy, step, misses: 0, weights: copyParameters(weights) };
}

/**
 * Whether to stop (L. Prechelt, “Early stopping — but when?”, 1998, the class UP on held-out
 * accuracy): as many measurements as `patience` brought nothing better. Never with patience 0.
 */
export function isOutOfPatience(best: BestWeights | null, patience: number): boolean {
  return patience > 0 && best !== null && best.misses >= patience;
}
