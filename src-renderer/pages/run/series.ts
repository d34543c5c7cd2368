import { wilsonInterval } from '@shared/evaluation/proportions';
import type { TrainingMetric } from '@shared/experiment/progress';
import type { TreeRow } from '@shared/ipc/rows';

/** A search counts as solved from this reward on. */
const FULL_REWARD = 1;

/** Whether a search has found a full success. */
export const isSolved = ({ bestReward }: Pick<TreeRow, 'bestReward'>): boolean =>
  bestReward !== null && bestReward >= FULL_REWARD;

/** The searches that are done, in the order in which they were committed. */
function committed(rows: readonly TreeRow[]): readonly TreeRow[] {
  return rows
    .filter(({ treeId }) => treeId !== null)
    .sort((a, b) => (a.treeId ?? 0) - (b.treeId ?? 0));
}

export interface SharePoint {
  /** Searches so far. */
  readonly n: number;
  readonly share: number;
  /** 95 % Wilson interval. */
  readonly band: readonly [lo: number, hi: number];
}

/** Share of searches with a full success so far. The first few, whose interval is nearly everything, are left out. */
export function solvedSeries(rows: readonly TreeRow[], from = 5): readonly SharePoint[] {
  let solved = 0;
  return committed(rows).flatMap((row, at) => {
    if (isSolved(row)) solved++;
    const n = at + 1;
    if (n < from) return [];
    const { lo, hi } = wilsonInterval(solved / n, n);
    return [{ n, share: solved / n, band: [lo, hi] as const }];
  });
}

export interface RatePoint {
  /** Middle of the interval, in milliseconds since 1970. */
  readonly at: number;
  readonly perMinute: number;
}

/** Intervals that a run is cut into; each should hold a few searches, for those are counted whole. */
const SLICES = 40;
const SEARCHES_A_SLICE = 4;
const LEAST_SLICE_MS = 500;

/**
 * Samples a minute over time, from the searches by the moment of their commit. A time without any
 * commit, such as a pause, counts as 0.
 */
export function rateSeries(rows: readonly TreeRow[]): readonly RatePoint[] {
  const done = committed(rows).filter(({ committedAt }) => committedAt !== null);
  const first = done[0];
  const last = done.at(-1);
  if (!first || !last || done.length < 2) return [];
  const start = (first.committedAt ?? 0) - first.milliseconds;
  const end = last.committedAt ?? 0;
  const slices = Math.max(
    1,
    Math.min(
      SLICES,
      Math.floor(done.length / SEARCHES_A_SLICE),
      Math.floor((end - start) / LEAST_SLICE_MS),
    ),
  );
  const width = (end - start) / slices;
  if (!(width > 0)) return [];
  const samples = new Array<number>(slices).fill(0);
  for (const row of done) {
    const at = Math.min(slices - 1, Math.floor(((row.committedAt ?? 0) - start) / width));
    samples[at] = (samples[at] ?? 0) + row.policyCalls;
  }
  return samples.map((sum, at) => ({
    at: start + (at + 0.5) * width,
    perMinute: sum / (width / 60_000),
  }));
}

export interface TrainingPoint {
  readonly step: number;
  readonly loss: number;
  readonly smoothLoss: number;
  readonly heldoutLoss: number | null;
  readonly accuracy: number;
  readonly smoothAccuracy: number;
  readonly heldoutAccuracy: number | null;
}

/** Steps over which the smoothed lines are averaged. */
export const SMOOTHED_OVER = 12;

/** The training metrics with a running mean, which begins anew with each phase. */
export function trainingSeries(metrics: readonly TrainingMetric[]): readonly TrainingPoint[] {
  return metrics.map((metric, at) => {
    const recent = metrics
      .slice(Math.max(0, at - SMOOTHED_OVER + 1), at + 1)
      .filter(({ phase }) => phase === metric.phase);
    const mean = (of: (each: TrainingMetric) => number): number =>
      recent.reduce((sum, each) => sum + of(each), 0) / recent.length;
    return {
      step: metric.step,
      loss: metric.loss,
      smoothLoss: mean(({ loss }) => loss),
      heldoutLoss: metric.heldoutLoss,
      accuracy: metric.accuracy,
      smoothAccuracy: mean(({ accuracy }) => accuracy),
      heldoutAccuracy: metric.heldoutAccuracy,
    };
  });
}

/** The step at which DPO begins after the contrast phase; `null` when there is no such step (yet). */
export function dpoStart(metrics: readonly TrainingMetric[]): number | null {
  if (metrics[0]?.phase !== 'contrast') return null;
  return metrics.find(({ phase }) => phase === 'dpo')?.step ?? null;
}
