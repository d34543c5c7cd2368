import { useEffect, useMemo, useState } from 'react';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { useCall, type CallState } from '@renderer/state/useCall';
import type { TrainingMetric } from '@shared/experiment/progress';

/** Stored metrics asked for at most; more are thinned evenly by the reader. */
const MOST = 2000;

/** The training metrics of an experiment, by step, growing while it trains. */
export function useTrainingMetrics(
  experimentId: string,
): CallState<readonly TrainingMetric[]> & { readonly thinned: boolean } {
  const stored = useCall('models.metrics', { experimentId, after: 0, limit: MOST });
  const { reload } = stored;
  // What comes as events is in no answer: whoever looks again later has to ask again.
  useEffect(() => reload, [reload]);
  const [live, setLive] = useState<{
    readonly experimentId: string;
    readonly metrics: readonly TrainingMetric[];
  }>({ experimentId, metrics: [] });

  useBridgeEvent('training.metrics', (event) => {
    if (event.experimentId !== experimentId) return;
    setLive((before) => ({
      experimentId,
      metrics: [
        ...(before.experimentId === experimentId ? before.metrics : []),
        ...event.metrics,
      ].slice(-MOST),
    }));
  });

  const value = useMemo(
    () =>
      stored.value &&
      mergeMetrics(stored.value, live.experimentId === experimentId ? live.metrics : []),
    [stored.value, live, experimentId],
  );
  return { ...stored, value, thinned: (stored.value?.length ?? 0) >= MOST };
}

/**
 * Stored and newly sent metrics as one, by step. A later one of the same step wins: a resumed
 * training repeats the steps since its last checkpoint.
 */
export function mergeMetrics(
  stored: readonly TrainingMetric[],
  live: readonly TrainingMetric[],
): readonly TrainingMetric[] {
  const bySteps = new Map([...stored, ...live].map((metric) => [metric.step, metric]));
  return [...bySteps.values()].sort((a, b) => a.step - b.step);
}
