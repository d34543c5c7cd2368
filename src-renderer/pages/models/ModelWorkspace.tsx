import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { LoadingBars } from '@renderer/components/LoadingBars';
import { useProgress } from '@renderer/state/progress';
import { useCall, useLate } from '@renderer/state/useCall';
import type { StageProgress } from '@shared/experiment/progress';
import type { ExperimentDetail, ExperimentRow } from '@shared/ipc/rows';
import { AccuracyGroups } from './accuracy/AccuracyGroups';
import { Calibration } from './calibration/Calibration';
import { Checkpoints } from './checkpoints/Checkpoints';
import { AlarmList } from './curves/AlarmList';
import { MetricTable } from './curves/MetricTable';
import { TrainingCurves } from './curves/TrainingCurves';
import { TrainingHead, type CurveView } from './curves/TrainingHead';
import { useTrainingMetrics } from './curves/useTrainingMetrics';
import { LineagePanel } from './lineage/LineagePanel';
import { findAlarms } from './model/alarms';
import { newestPhase, type Phase } from './model/metric-history';
import { smoothingWindow } from './model/smoothing';
import { ModelsDrawing } from './ModelsDrawing';
import { ProbePanel } from './probe/ProbePanel';
import classes from './ModelWorkspace.module.css';

/** The training of one experiment's model, and the model's answers. */
export function ModelWorkspace({ experiment }: { readonly experiment: ExperimentRow }) {
  const { id: experimentId } = experiment;
  const { history, loaded, failure, reload } = useTrainingMetrics(experimentId);
  const detail = useCall('experiments.get', { experimentId }).value;
  const models = useCall('models.list', undefined).value ?? [];
  const model = models.find((row) => row.experimentId === experimentId);
  const heldoutPairs = useCall('pairs.overview', { experimentId }).value?.heldout ?? 0;
  const live = useProgress((state) => state.byExperiment[experimentId]);
  const [picked, setPicked] = useState<Phase | null>(null);
  const [view, setView] = useState<CurveView>('curves');
  const late = useLate(!loaded && failure === null);

  if (failure && !loaded) {
    return (
      <div className={classes.alone}>
        <ErrorNote what="The training could not be read." failure={failure} onRetry={reload} />
      </div>
    );
  }
  if (!loaded)
    return late ? (
      <div className={classes.alone}>
        <LoadingBars rows={10} height={48} />
      </div>
    ) : null;
  if (history.last === 0 && !model) return <NotYet experiment={experiment} />;

  const phase = picked ?? newestPhase(history);
  const metrics = history[phase];
  const window = smoothingWindow((metrics.at(-1)?.step ?? 0) - (metrics[0]?.step ?? 0));
  return (
    <div className={classes.page} data-probe={model !== undefined || undefined}>
      <TrainingHead
        experiment={experiment}
        config={detail?.config.model ?? null}
        model={model}
        history={history}
        phase={phase}
        window={window}
        view={view}
        onPhase={setPicked}
        onView={setView}
      />
      <AlarmList alarms={findAlarms(history.dpo)} />
      <div className={classes.upper}>
        {view === 'curves' ? (
          <TrainingCurves
            phase={phase}
            metrics={metrics}
            steps={stepsOf(phase, history, plannedSteps(detail, live))}
            window={window}
            heldoutPairs={heldoutPairs}
            config={detail?.config.model ?? null}
          />
        ) : (
          <MetricTable metrics={metrics} />
        )}
        <aside className={classes.aside}>
          {model && experiment.status === 'running' && experiment.stage === 'train' && (
            <p className={classes.before} role="status">
              It is being trained anew. Until that has ended, checkpoints, accuracy and probe are
              those of the model before.
            </p>
          )}
          <Checkpoints
            experimentId={experimentId}
            metrics={metrics}
            model={model}
            every={detail?.config.model.checkpointEvery ?? null}
            running={experiment.status === 'running' || experiment.status === 'queued'}
          />
          <AccuracyGroups experimentId={experimentId} />
          {model && <Calibration experimentId={experimentId} />}
          {model && detail && (
            <LineagePanel
              experiment={experiment}
              model={model}
              models={models}
              config={detail.config}
            />
          )}
        </aside>
      </div>
      {model && (
        // Other weights answer otherwise.
        <ProbePanel
          key={model.weightsHash}
          experimentId={experimentId}
          config={detail?.config.model ?? null}
        />
      )}
    </div>
  );
}

/** Steps that the training is going to have; `null` while unknown. */
function plannedSteps(
  detail: ExperimentDetail | undefined,
  live: StageProgress | undefined,
): number | null {
  const stored = detail?.stages.find(({ stage }) => stage === 'train')?.progress ?? null;
  const progress = live?.stage === 'train' ? live : stored;
  return progress && progress.unit === 'updates' ? progress.total : null;
}

type Steps = readonly [number, number];

/** First and last step on the axis: of the DPO phase also those still to come. */
function stepsOf(
  phase: Phase,
  history: ReturnType<typeof useTrainingMetrics>['history'],
  planned: number | null,
): Steps {
  const metrics = history[phase];
  const first = Math.max(0, (metrics[0]?.step ?? 1) - 1);
  const last = metrics.at(-1)?.step ?? first + 1;
  return [first, phase === 'dpo' && planned !== null && planned > last ? planned : last];
}

function NotYet({ experiment }: { readonly experiment: ExperimentRow }) {
  return (
    <EmptyState
      title="Not trained yet"
      purpose="The model is trained when all pairs are there; its curves appear here from the first step on."
      drawing={<ModelsDrawing />}
      action={
        <Button
          variant="filled"
          size="lg"
          component={Link}
          to={`/experiments/${encodeURIComponent(experiment.id)}`}
        >
          Open the experiment
        </Button>
      }
      quieter={experiment.reason || undefined}
    />
  );
}
