import { wilsonInterval } from '@shared/evaluation/proportions';
import type { TrainingMetric } from '@shared/experiment/progress';
import { smooth } from './smoothing';

/** A point of a curve as the chart takes it; `null` is a gap. */
export interface CurvePoint {
  readonly step: number;
  readonly raw: number | null;
  readonly smoothed: number | null;
  readonly heldout: number | null;
  /** 95 % interval of the held-out value, where it is a share of a known number of pairs. */
  readonly band: readonly [number, number] | null;
}

/** What a curve shows of each step. */
export interface CurveSource {
  readonly value: (metric: TrainingMetric) => number;
  readonly heldout?: (metric: TrainingMetric) => number | null;
  /** Held-out pairs, when the held-out value is their share. */
  readonly heldoutPairs?: number;
}

/** A curve's points: raw, smoothed over `window` steps, and held out where it was measured. */
export function curvePoints(
  metrics: readonly TrainingMetric[],
  source: CurveSource,
  window: number,
): readonly CurvePoint[] {
  const samples = metrics.map((metric) => ({ step: metric.step, value: source.value(metric) }));
  const smoothed = smooth(samples, window);
  return metrics.map((metric, i) => {
    const heldout = finite(source.heldout?.(metric) ?? null);
    return {
      step: metric.step,
      raw: finite(samples[i]!.value),
      smoothed: finite(smoothed[i]!.value),
      heldout,
      band: heldout !== null && source.heldoutPairs ? band(heldout, source.heldoutPairs) : null,
    };
  });
}

function band(share: number, pairs: number): readonly [number, number] {
  const { lo, hi } = wilsonInterval(share, pairs);
  return [lo, hi];
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** The latest value that is there. */
export function latest(points: readonly CurvePoint[], name: 'smoothed' | 'heldout'): number | null {
  return points.findLast((point) => point[name] !== null)?.[name] ?? null;
}

/**
 * Range that a chart of these points has to hold: all of the smoothed and held-out values, and of
 * the raw ones all but the wildest hundredth on each side, which would flatten the rest.
 */
export function pointRange(points: readonly CurvePoint[]): readonly [number, number] | null {
  const raw = points
    .flatMap(({ raw: value }) => (value === null ? [] : [value]))
    .sort((a, b) => a - b);
  const cut = raw.length >= 100 ? Math.floor(raw.length / 100) : 0;
  const kept = raw.slice(cut, raw.length - cut);
  const other = points.flatMap(({ smoothed, heldout, band: range }) =>
    [smoothed, heldout, ...(range ?? [])].filter((value) => value !== null),
  );
  const all = [...kept.slice(0, 1), ...kept.slice(-1), ...other];
  if (all.length === 0) return null;
  return [
    all.reduce((least, value) => Math.min(least, value)),
    all.reduce((most, value) => Math.max(most, value)),
  ];
}
