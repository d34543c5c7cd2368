import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Panel } from '@renderer/components/Panel';
import { counted, score } from '@renderer/format/numbers';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { ExperimentRow, ModelRow } from '@shared/ipc/rows';
import { lineageOf, type Origin } from './lineage';
import classes from './LineagePanel.module.css';

interface Props {
  readonly experiment: ExperimentRow;
  readonly model: ModelRow;
  readonly models: readonly ModelRow[];
  readonly config: ExperimentConfig;
}

/** Where a model comes from, what it was trained on, and what goes on from it. */
export function LineagePanel({ experiment, model, models, config }: Props) {
  const { origins, descendants } = lineageOf(model, models);
  const { contrastSteps } = config.model;
  const at = encodeURIComponent(experiment.id);
  return (
    <Panel title="Lineage" rule="top">
      <ol className={classes.chain}>
        {origins.map((origin, i) => (
          <li key={i}>
            <OriginWords origin={origin} seed={config.seed} />
          </li>
        ))}
        {contrastSteps > 0 && (
          <li>Contrast on the environment’s own text, {counted(contrastSteps, 'step')}</li>
        )}
        <li>
          DPO on <Link to={`/pairs/${at}`}>{counted(experiment.pairs, 'pair')}</Link>,{' '}
          {counted(model.steps - contrastSteps, 'step')}
        </li>
        <li data-here>
          <strong>Step {model.checkpoint}</strong>
          {model.heldoutAccuracy !== null &&
            `, held-out accuracy ${score(model.heldoutAccuracy, 3)}`}
          <code>{model.weightsHash.slice(0, 8)}</code>
        </li>
        {experiment.beam !== null && (
          <li>
            Guides{' '}
            <Link to={`/compare/${at}`}>beam, reward {score(experiment.beam.meanReward)}</Link>
          </li>
        )}
        {descendants.map(({ experimentId, experimentName }) => (
          <li key={experimentId}>
            Trained on in <ModelLink id={experimentId}>{experimentName}</ModelLink>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function OriginWords({ origin, seed }: { readonly origin: Origin; readonly seed: number }) {
  switch (origin.kind) {
    case 'nothing':
      return <>Random weights, seed {seed}</>;
    case 'shipped':
      return <>Base model of StepQ, from invented shops</>;
    case 'deleted':
      return <>Model of an experiment that was deleted</>;
    case 'folder':
      return (
        <span title={origin.path}>
          Checkpoint <code>{origin.path.split(/[\\/]/).filter(Boolean).at(-1)}</code>
        </span>
      );
    case 'model':
      return (
        <>
          Model of{' '}
          <ModelLink id={origin.model.experimentId}>{origin.model.experimentName}</ModelLink>, step{' '}
          {origin.model.checkpoint}
        </>
      );
  }
}

function ModelLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return <Link to={`/models/${encodeURIComponent(id)}`}>{children}</Link>;
}
