import { Link } from 'react-router';
import { PageHeader } from '@renderer/components/PageHeader';
import { count } from '@renderer/format/numbers';
import { day } from '@renderer/format/times';
import { environmentName, statusNames } from '@renderer/format/words';
import type { ExperimentRow } from '@shared/ipc/rows';
import classes from './ExperimentChooser.module.css';

interface Props {
  readonly root: string;
  readonly label: string;
  readonly experiments: readonly ExperimentRow[];
  readonly holds: (experiment: ExperimentRow) => string;
}

/** The experiments that have something for a page, newest first. */
export function ExperimentChooser({ root, label, experiments, holds }: Props) {
  return (
    <div className={classes.page}>
      <PageHeader title={label} count={count(experiments.length)} note="Choose an experiment" />
      <ul className={classes.list}>
        {experiments.map((experiment) => (
          <li key={experiment.id}>
            <Link to={`/${root}/${encodeURIComponent(experiment.id)}`} className={classes.row}>
              <span className={classes.name}>{experiment.name}</span>
              <span>{environmentName(experiment.environment)}</span>
              <span>{statusNames[experiment.status]}</span>
              <span className={classes.holds}>{holds(experiment)}</span>
              <span className={classes.day}>{day(experiment.createdAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
