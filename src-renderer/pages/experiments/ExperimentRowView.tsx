import { Link } from 'react-router';
import { StageBars } from '@renderer/components/StageBars';
import { StatusMark } from '@renderer/components/StatusMark';
import type { RovingItem } from '@renderer/components/useRoving';
import { counted, interval, percent, signed } from '@renderer/format/numbers';
import { day, moment } from '@renderer/format/times';
import { environmentName, importedAs, policyShort, statusNames } from '@renderer/format/words';
import { DifferenceMark } from '@renderer/pages/experiments/DifferenceMark';
import { situation, stageShares } from '@renderer/pages/experiments/row-model';
import { useProgress } from '@renderer/state/progress';
import { stageNames } from '@shared/experiment/progress';
import type { ExperimentRow } from '@shared/ipc/rows';
import classes from './ExperimentList.module.css';

/** One experiment of the list. */
export function ExperimentRowView({
  row,
  selected,
  roving,
  onSelect,
  onOpen,
}: {
  readonly row: ExperimentRow;
  readonly selected: boolean;
  readonly roving: RovingItem;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}) {
  const progress = useProgress(({ byExperiment }) => byExperiment[row.id] ?? null);
  const live = row.status === 'running' && row.stage ? stageNames.indexOf(row.stage) : null;
  return (
    <tr
      {...roving}
      className={classes.row}
      aria-selected={selected}
      onClick={onSelect}
      onFocus={onSelect}
      onDoubleClick={onOpen}
    >
      <td>
        <div className={classes.title}>
          <StatusMark status={row.status} />
          <div>
            <Link
              to={`/experiments/${encodeURIComponent(row.id)}`}
              tabIndex={-1}
              className={classes.name}
            >
              {row.name}
            </Link>
            <div className={classes.quiet}>
              {row.imported
                ? `imported, ${importedAs[row.imported.format]}`
                : `${environmentName(row.environment)}, ${policyShort[row.policy]}`}
            </div>
          </div>
        </div>
      </td>
      <td className={classes.tasks}>
        <div>{counted(row.trainTasks, 'task')}</div>
        <div className={classes.quiet}>
          {row.solvedShare === null ? 'none yet' : `${percent(row.solvedShare)} solved`}
        </div>
      </td>
      <td className={classes.stages}>
        <StageBars shares={stageShares(row, progress)} live={live} />
      </td>
      {row.beam ? (
        <>
          <td className={classes.picture}>
            <DifferenceMark beam={row.beam} />
          </td>
          <td className={classes.number}>
            <div className={classes.difference}>{signed(row.beam.difference)}</div>
            <div className={classes.quiet}>{interval(row.beam.lo, row.beam.hi)}</div>
          </td>
        </>
      ) : (
        <td colSpan={2} className={classes.situation}>
          {row.status === 'failed' && <b className={classes.failed}>Failed. </b>}
          {situation(row, progress)}
        </td>
      )}
      <td className={`${classes.number} ${classes.heldOut}`}>
        {row.heldoutAccuracy === null ? (
          <span className={classes.quiet} aria-label="not known yet">
            –
          </span>
        ) : (
          row.heldoutAccuracy.toFixed(2)
        )}
        {row.pairs > 0 && <div className={classes.quiet}>{counted(row.pairs, 'pair')}</div>}
      </td>
      <td
        className={classes.number}
        title={`${statusNames[row.status]}, started ${moment(row.createdAt)}`}
      >
        <span className={classes.when}>{day(row.createdAt)}</span>
      </td>
    </tr>
  );
}
