import { Button } from '@mantine/core';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { count } from '@renderer/format/numbers';
import { remaining } from '@renderer/format/times';
import { stageDoing } from '@renderer/format/words';
import type { TrialState } from '@renderer/pages/wizard/useTrial';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { StageProgress } from '@shared/experiment/progress';
import { mostTrialSamples, TRIAL_TASKS } from '@shared/experiment/trial';
import classes from './EstimateTable.module.css';

/** Begins a trial, and tells before what it costs. */
export function TrialControl({
  config,
  state,
  outdated,
}: {
  readonly config: ExperimentConfig;
  readonly state: TrialState;
  /** Whether the last trial was of a config that has changed since. */
  readonly outdated: boolean;
}) {
  const { trial, failure } = state;
  const others = (useCall('experiments.list', undefined).value ?? []).some(
    ({ status }) => status === 'running',
  );
  return (
    <>
      {failure && <ErrorNote what="Nothing could be measured." failure={failure} />}
      <div className={classes.trial}>
        <Button size="xs" onClick={() => void state.run(config)}>
          {trial ? 'Measure again' : `Measure on ${TRIAL_TASKS} tasks`}
        </Button>
        <span>{hint(config, { measured: trial !== null && !outdated, others })}</span>
      </div>
    </>
  );
}

/** How far a trial is. */
export function TrialProgress({ state }: { readonly state: TrialState }) {
  return (
    <div className={classes.trial}>
      <Button
        size="xs"
        onClick={() => {
          state.cancel();
        }}
      >
        Cancel
      </Button>
      <span role="status">
        {state.progress ? progressWords(state.progress) : 'Opening the environment'}
      </span>
    </div>
  );
}

function progressWords({ stage, done, total, unit, etaSeconds }: StageProgress): string {
  const left = etaSeconds === null || done >= total ? '' : `, ${remaining(etaSeconds)} left`;
  return `${stageDoing[stage]}: ${count(done)} of ${count(total)} ${unit}${left}`;
}

/** What the figures mean that stand there, or what the button does before it is pressed. */
function hint(
  config: ExperimentConfig,
  { measured, others }: { readonly measured: boolean; readonly others: boolean },
): string {
  if (measured)
    return 'The range: as if every task took as little, or as much, as one of the three.';
  if (config.policy.kind === 'endpoint') {
    const most = count(mostTrialSamples(config));
    return `Asks for ${most} replies at most. They are kept: the experiment does not ask for them again.`;
  }
  if (others) return 'An experiment is running: times come out longer than they are without it.';
  return 'Searches, trains and plays a little, and stores nothing.';
}
