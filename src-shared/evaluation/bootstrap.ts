import type { Interval } from '@shared/evaluation/episode';
import { keyedRandom } from '@shared/random/keyed';

/**
 * The means of bootstrap resamples (Efron & Tibshirani 1993, ch. 6 and 13): each draws as many
 * units as there are, with replacement. All series are resampled together, with the same units in
 * the same resample, so that series over the same tasks stay paired. The draws depend on `seed`
 * and the number of units alone.
 *
 * @param series one number per unit (task); all of the same length, at least 1
 * @returns for each series the `resamples` means, unsorted
 */
export function resampledMeans(
  series: readonly (readonly number[])[],
  resamples: number,
  seed: number,
): readonly Float64Array[] {
  const units = series[0]?.length ?? 0;
  const random = keyedRandom('bootstrap', seed, units);
  const means = series.map(() => new Float64Array(resamples));
  const sums = new Float64Array(series.length);
  for (let resample = 0; resample < resamples; resample += 1) {
    sums.fill(0);
    for (let drawn = 0; drawn < units; drawn += 1) {
      const unit = random.below(units);
      for (let index = 0; index < series.length; index += 1) sums[index]! += series[index]![unit]!;
    }
    for (let index = 0; index < series.length; index += 1) {
      means[index]![resample] = sums[index]! / units;
    }
  }
  return means;
}

/** The interval that leaves 2.5 % of the resampled means on each side (percentile method). */
export function percentileInterval(means: Float64Array): Interval {
  const sorted = means.toSorted();
  return { lo: quantile(sorted, 0.025), hi: quantile(sorted, 0.975) };
}

/** Linear interpolation between the order statistics. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/**
 * Two-sided p of "the difference is 0" from resampled differences d*: 2·min(share of d* ≤ 0, share
 * of d* ≥ 0), the level at which the percentile interval just reaches 0, so that p < 0.05 and an
 * interval without 0 say the same. At most 1, and never below 1/(B + 1): B resamples cannot show
 * more.
 */
export function bootstrapP(differences: Float64Array): number {
  let below = 0;
  let above = 0;
  for (const difference of differences) {
    if (difference <= 0) below += 1;
    if (difference >= 0) above += 1;
  }
  const p = (2 * Math.min(below, above)) / differences.length;
  return Math.min(1, Math.max(p, 1 / (differences.length + 1)));
}
