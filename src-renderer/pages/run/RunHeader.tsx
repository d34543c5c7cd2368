import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { Icon } from '@renderer/components/Icon';
import { StatReading, StatRow } from '@renderer/components/StatReading';
import { StatusMark } from '@renderer/components/StatusMark';
import { compact, count, percent, score, signed } from '@renderer/format/numbers';
import { duration, moment, rough } from '@renderer/format/times';
import { stageDoing, statusNames } from '@renderer/format/words';
import { samplesOf } from '@renderer/pages/run/samples';
import { useHasPage } from '@renderer/state/shell';
import { useAction } from '@renderer/state/useAction';
import type { StageProgress } from '@shared/experiment/progress';
import type { ExperimentDetail } from '@shared/ipc/rows';
import classes from './RunHeader.module.css';

/** How the run stands, in words, numbers and what can be done. */
export function RunHeader({
  detail,
  progress,
  solved,
}: {
  readonly detail: ExperimentDetail;
  readonly progress: StageProgress | null;
  /** Trees with a full success. */
  readonly solved: number;
}) {
  return (
    <div className={classes.header}>
      <div className={classes.state}>
        <h1 className={classes.title}>
          <StatusMark status={detail.status} />
          {titleOf(detail)}
        </h1>
        <p className={classes.note} title={noteOf(detail)}>
          {noteOf(detail)}
        </p>
      </div>
      <StatRow>
        {detail.beam ? (
          <Result beam={detail.beam} />
        ) : (
          <Stage detail={detail} progress={progress} />
        )}
        <StatReading
          label="Trees solved"
          value={count(solved)}
          of={`of ${count(detail.trees)}${detail.trees > 0 ? `, ${percent(solved / detail.trees)}` : ''}`}
        />
        <StatReading label="Samples" value={compact(samplesOf(detail, progress))} />
      </StatRow>
      <span className={classes.gap} />
      <div className={classes.buttons}>
        <Buttons detail={detail} />
      </div>
    </div>
  );
}

function Stage({
  detail,
  progress,
}: {
  readonly detail: ExperimentDetail;
  readonly progress: StageProgress | null;
}) {
  if (!progress) {
    return (
      <StatReading
        label="Tasks"
        value={count(detail.trees)}
        of={`of ${count(detail.trainTasks)}`}
      />
    );
  }
  const unit = progress.unit.charAt(0).toUpperCase() + progress.unit.slice(1);
  return (
    <>
      <StatReading label={unit} value={count(progress.done)} of={`of ${count(progress.total)}`} />
      {detail.status === 'running' && (
        <StatReading
          label="Time left"
          value={progress.etaSeconds === null ? '–' : rough(progress.etaSeconds)}
          of="this stage"
        />
      )}
    </>
  );
}

function Result({ beam }: { readonly beam: NonNullable<ExperimentDetail['beam']> }) {
  return (
    <>
      <StatReading label="Baseline" value={score(beam.baselineReward)} />
      <StatReading label="Reward with Q" tone="accent" value={score(beam.meanReward)} />
      <StatReading
        label="Difference"
        value={signed(beam.difference)}
        of={`${score(beam.lo)} to ${score(beam.hi)}`}
      />
    </>
  );
}

function Buttons({ detail }: { readonly detail: ExperimentDetail }) {
  const navigate = useNavigate();
  const input = { experimentId: detail.id };
  const pause = useAction('experiments.pause', 'The run pauses. What is finished was kept.');
  const cancel = useAction(
    'experiments.cancel',
    'The run is cancelled. What is finished was kept.',
  );
  const failed = detail.status === 'failed';
  const resume = useAction(
    'experiments.resume',
    failed ? 'The run tries what failed again.' : 'The run goes on where it stopped.',
  );
  const hasCompare = useHasPage('compare');
  const id = encodeURIComponent(detail.id);
  switch (detail.status) {
    case 'running':
    case 'queued':
      return (
        <>
          <Button
            leftSection={<Icon name="pause" size={16} />}
            loading={pause.busy}
            onClick={() => void pause.run(input)}
          >
            Pause
          </Button>
          <Button variant="danger" loading={cancel.busy} onClick={() => void cancel.run(input)}>
            Cancel
          </Button>
        </>
      );
    case 'done':
      return (
        <>
          <Button onClick={() => void navigate(`/experiments/new?from=${id}`)}>
            Repeat with changes
          </Button>
          {hasCompare && (
            <Button variant="filled" onClick={() => void navigate(`/compare/${id}`)}>
              Compare agents
            </Button>
          )}
        </>
      );
    default:
      return (
        <Button
          variant="filled"
          leftSection={<Icon name="play" size={16} />}
          title={
            failed ? 'Tries what failed again, and goes on; what is finished stays' : undefined
          }
          loading={resume.busy}
          onClick={() => void resume.run(input)}
        >
          {failed ? 'Try again' : 'Resume'}
        </Button>
      );
  }
}

function titleOf({ status, stage }: ExperimentDetail): string {
  if (status === 'running') return stage ? stageDoing[stage] : 'Starting';
  return statusNames[status];
}

function noteOf(detail: ExperimentDetail): string {
  if (detail.reason !== '') return detail.reason;
  const ends = detail.stages.flatMap(({ finishedAt }) => finishedAt ?? []);
  if (detail.status === 'done' && ends.length > 0) {
    const took = duration((Math.max(...ends) - detail.createdAt) / 1000);
    return `Started ${moment(detail.createdAt)}, finished after ${took}`;
  }
  if (detail.status === 'queued') return 'Waits for the running experiment to end';
  return `Started ${moment(detail.createdAt)}`;
}
