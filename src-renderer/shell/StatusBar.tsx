import { Link } from 'react-router';
import { Icon } from '@renderer/components/Icon';
import { count, percent, rateOf } from '@renderer/format/numbers';
import { remaining } from '@renderer/format/times';
import { stageDoing, stageTitles } from '@renderer/format/words';
import { useRunningJob } from '@renderer/shell/useRunningJob';
import { useCommand } from '@renderer/state/useCommand';
import classes from './StatusBar.module.css';

/** The job that is running, wherever one is in the window. */
export function StatusBar() {
  const { experiment, progress, queued } = useRunningJob();
  return (
    <footer className={classes.bar}>
      {experiment ? (
        <>
          <span className={classes.name}>
            <i className={classes.dot} />
            <Link to={`/experiments/${encodeURIComponent(experiment.id)}`}>{experiment.name}</Link>
            <span>{experiment.stage ? stageTitles[experiment.stage] : 'Starting'}</span>
          </span>
          {progress && (
            <>
              <span
                className={classes.track}
                role="progressbar"
                aria-label={stageDoing[progress.stage]}
                aria-valuemin={0}
                aria-valuemax={progress.total}
                aria-valuenow={progress.done}
              >
                <i
                  style={{
                    width: percent(progress.done / Math.max(1, progress.total)).replace(' ', ''),
                  }}
                />
              </span>
              <span>
                <b>{count(progress.done)}</b> of {count(progress.total)} {progress.unit}
              </span>
              {progress.etaSeconds !== null && (
                <span className={classes.extra}>{remaining(progress.etaSeconds)} left</span>
              )}
              {progress.rate !== null && (
                <span className={classes.extra}>{rateOf(progress.rate, progress.unit)}</span>
              )}
            </>
          )}
          <span className={classes.gap} />
          {queued > 0 && <span className={classes.extra}>{count(queued)} waiting</span>}
          <JobButtons experimentId={experiment.id} />
        </>
      ) : (
        <span>Nothing is running</span>
      )}
    </footer>
  );
}

function JobButtons({ experimentId }: { readonly experimentId: string }) {
  const pause = useCommand('experiments.pause');
  const cancel = useCommand('experiments.cancel');
  return (
    <>
      <button
        type="button"
        className={classes.action}
        disabled={pause.busy}
        onClick={() => void pause.run({ experimentId })}
      >
        <Icon name="pause" size={16} />
        Pause
      </button>
      <button
        type="button"
        className={classes.action}
        disabled={cancel.busy}
        onClick={() => void cancel.run({ experimentId })}
      >
        <Icon name="close" size={16} />
        Cancel
      </button>
    </>
  );
}
