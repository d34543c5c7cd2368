import { Button } from '@mantine/core';
import { Panel } from '@renderer/components/Panel';
import { count, counted, percent, signed } from '@renderer/format/numbers';
import { QValueScatter } from '@renderer/pages/models/calibration/QValueScatter';
import { useScoring } from '@renderer/pages/models/calibration/useScoring';
import { useCall } from '@renderer/state/useCall';
import { spearman } from '@shared/evaluation/rank-correlation';
import type { Calibration as Answer } from '@shared/ipc/rows';
import classes from './Calibration.module.css';

/** How the model's Q-values stand to what the search found, on trees that it was not trained on. */
export function Calibration({ experimentId }: { readonly experimentId: string }) {
  const calibration = useCall('models.calibration', { experimentId });
  const { run, stop, progress } = useScoring(calibration.reload);
  const answer = calibration.value;
  if (!answer || answer.trees === 0) return null;
  return (
    <Panel
      title="Q against V"
      note={`${count(answer.scored)} of ${counted(answer.trees, 'held-out tree')}`}
      rule="top"
    >
      {answer.values.length > 0 && <Figure answer={answer} />}
      <Scoring
        toScore={answer.toScore}
        progress={progress}
        onRun={() => void run(answer.toScore)}
        onStop={stop}
      />
    </Panel>
  );
}

function Figure({ answer: { values, q, siblings } }: { readonly answer: Answer }) {
  const rho = spearman(values, q);
  return (
    <>
      <QValueScatter values={values} q={q} />
      <p className={classes.words}>
        {rho === null ? 'Too little to rank.' : `Rank correlation ${signed(rho)}`} over{' '}
        {counted(values.length, 'step')}.{' '}
        {siblings.pairs > 0 &&
          `Of ${counted(siblings.pairs, 'pair')} of siblings Q orders ${percent(siblings.alike / siblings.pairs)} as V does.`}
      </p>
    </>
  );
}

function Scoring({
  toScore,
  progress,
  onRun,
  onStop,
}: {
  readonly toScore: readonly number[];
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly onRun: () => void;
  readonly onStop: () => void;
}) {
  if (progress) {
    return (
      <div className={classes.bar}>
        <span role="status">
          Scoring tree {progress.done + 1} of {progress.total}
        </span>
        <Button size="compact-sm" onClick={onStop}>
          Stop
        </Button>
      </div>
    );
  }
  if (toScore.length === 0) return null;
  return (
    <div className={classes.bar}>
      <Button size="compact-sm" onClick={onRun}>
        Score {counted(toScore.length, 'more tree')}
      </Button>
    </div>
  );
}
