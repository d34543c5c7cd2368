import { useCall } from '@renderer/state/useCall';
import type { MeasuredRun } from '@shared/experiment/estimate';
import type { ExperimentDetail } from '@shared/ipc/rows';

/** The experiment finished last, as the measure of the next; `null` before the first. */
export function useMeasuredRun(): MeasuredRun | null {
  const finished = (useCall('experiments.list', undefined).value ?? [])
    .filter(({ status }) => status === 'done')
    .sort((a, b) => b.updatedAt - a.updatedAt);
  const latest = finished[0];
  const detail = useCall('experiments.get', latest ? { experimentId: latest.id } : null).value;
  return detail ? measuredRunOf(detail) : null;
}

/** What the stages of an experiment took. */
function measuredRunOf(detail: ExperimentDetail): MeasuredRun {
  return {
    name: detail.name,
    config: detail.config,
    pairs: detail.pairs,
    stages: detail.stages.flatMap(({ stage, startedAt, finishedAt, progress }) =>
      startedAt === null || finishedAt === null || !progress
        ? []
        : [
            {
              stage,
              seconds: (finishedAt - startedAt) / 1000,
              done: progress.done,
              policyCalls: progress.policyCalls,
            },
          ],
    ),
  };
}
