import type { TrainingMetric } from '@shared/experiment/progress';

export type Phase = TrainingMetric['phase'];

/** Metrics kept in the page; beyond it, every second one is dropped. */
export const HISTORY_LIMIT = 2000;

/** A run's metrics by phase, oldest first, one for each step. */
export interface MetricHistory {
  readonly contrast: readonly TrainingMetric[];
  readonly dpo: readonly TrainingMetric[];
  /** Step of the newest metric; 0 before the first. */
  readonly last: number;
}

export const emptyHistory: MetricHistory = { contrast: [], dpo: [], last: 0 };

/**
 * Adds newer metrics. A step that is already there is not added twice; a step that starts again
 * (after a resume from a checkpoint) replaces what followed it.
 */
export function appendMetrics(
  history: MetricHistory,
  metrics: readonly TrainingMetric[],
): MetricHistory {
  if (metrics.length === 0) return history;
  const from = metrics[0]!.step;
  const keep = (list: readonly TrainingMetric[], phase: Phase) => [
    ...(list.at(-1) && list.at(-1)!.step >= from ? list.filter((m) => m.step < from) : list),
    ...metrics.filter((metric) => metric.phase === phase),
  ];
  return {
    contrast: thin(keep(history.contrast, 'contrast')),
    dpo: thin(keep(history.dpo, 'dpo')),
    last: metrics.at(-1)!.step,
  };
}

/** Halves a list that has grown too long; steps with held-out numbers and the newest stay. */
function thin(list: readonly TrainingMetric[]): readonly TrainingMetric[] {
  if (list.length <= HISTORY_LIMIT) return list;
  return list.filter(
    (metric, i) =>
      i % 2 === 0 ||
      i === list.length - 1 ||
      metric.heldoutAccuracy !== null ||
      metric.heldoutLoss !== null,
  );
}

/** The phase that a person wants to see when they have not said: the newest. */
export function newestPhase(history: MetricHistory): Phase {
  return history.dpo.length > 0 ? 'dpo' : 'contrast';
}

/** Steps between two drawn metrics; 1 when every step is drawn. */
export function stride(list: readonly TrainingMetric[]): number {
  if (list.length < 2) return 1;
  return Math.max(1, Math.round((list.at(-1)!.step - list[0]!.step) / (list.length - 1)));
}
