import { useMemo } from 'react';
import { AccuracyChart, LossChart } from '@renderer/pages/run/TrainingCharts';
import { RateChart, SolvedChart } from '@renderer/pages/run/SearchCharts';
import { dpoStart, trainingSeries } from '@renderer/pages/run/series';
import { useTrainingMetrics } from '@renderer/state/useTrainingMetrics';
import type { ExperimentDetail, TreeRow } from '@shared/ipc/rows';
import classes from './RunPage.module.css';

/** The run in four pictures, always the same four in the same place. */
export function RunCharts({
  detail,
  rows,
}: {
  readonly detail: ExperimentDetail;
  readonly rows: readonly TreeRow[];
}) {
  const metrics = useTrainingMetrics(detail.id);
  const series = useMemo(() => trainingSeries(metrics.value ?? []), [metrics.value]);
  const stage = detail.stages.find((row) => row.stage === 'train');
  const training = {
    series,
    steps: stage?.progress?.unit === 'updates' ? stage.progress.total : null,
    dpoFrom: dpoStart(metrics.value ?? []),
    thinned: metrics.thinned,
    empty: stage?.status === 'running' ? 'Training is being prepared.' : 'Training has not begun.',
  };
  const live = detail.status === 'running' && detail.stage === 'collect';
  return (
    <div className={classes.charts}>
      <SolvedChart rows={rows} />
      <RateChart rows={rows} live={live} />
      <LossChart {...training} />
      <AccuracyChart {...training} />
    </div>
  );
}
