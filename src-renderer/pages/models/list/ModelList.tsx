import { Link } from 'react-router';
import { PageHeader } from '@renderer/components/PageHeader';
import { Tag } from '@renderer/components/Tag';
import { compact, count, score } from '@renderer/format/numbers';
import { day } from '@renderer/format/times';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentRow, ModelRow } from '@shared/ipc/rows';
import classes from './ModelList.module.css';

interface Props {
  /** Experiments that have trained, are training, or are past it. */
  readonly experiments: readonly ExperimentRow[];
}

/** Every model with what it is and how well it orders pairs it has not seen. */
export function ModelList({ experiments }: Props) {
  const models = useCall('models.list', undefined).value ?? [];
  const modelOf = new Map(models.map((model) => [model.experimentId, model]));
  return (
    <div className={classes.page}>
      <PageHeader title="Models" count={count(models.length)} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th>Experiment</th>
            <th>Preset</th>
            <th className={classes.number}>Parameters</th>
            <th className={classes.number}>Steps</th>
            <th className={classes.number}>Held-out accuracy</th>
            <th>Trained on</th>
            <th>Weights</th>
            <th className={classes.number}>Made</th>
          </tr>
        </thead>
        <tbody>
          {experiments.map((experiment) => (
            <Row key={experiment.id} experiment={experiment} model={modelOf.get(experiment.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: { readonly experiment: ExperimentRow; readonly model: ModelRow | undefined }) {
  const { experiment, model } = props;
  const training = experiment.stage === 'train' && experiment.status === 'running';
  return (
    <tr>
      <td>
        <Link to={`/models/${encodeURIComponent(experiment.id)}`} className={classes.name}>
          {experiment.name}
        </Link>{' '}
        {training && <Tag tone="accent">training</Tag>}
      </td>
      {model ? (
        <>
          <td>{model.preset}</td>
          <td className={classes.number}>{compact(model.parameters)}</td>
          <td className={classes.number}>{count(model.steps)}</td>
          <td className={classes.accuracy}>
            {model.heldoutAccuracy === null ? 'unknown' : score(model.heldoutAccuracy)}
          </td>
          <td>{model.provider}</td>
          <td>
            <code>{model.weightsHash.slice(0, 8)}</code>
          </td>
          <td className={classes.number}>{day(model.createdAt)}</td>
        </>
      ) : (
        <td colSpan={7} className={classes.none}>
          {training ? 'in training' : 'no model'}
        </td>
      )}
    </tr>
  );
}
