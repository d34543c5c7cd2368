import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { OfExperiment } from '@renderer/components/OfExperiment';
import { score } from '@renderer/format/numbers';
import type { ExperimentRow } from '@shared/ipc/rows';
import { ModelList } from './list/ModelList';
import { ModelsDrawing } from './ModelsDrawing';
import { ModelWorkspace } from './ModelWorkspace';

const purpose =
  'How a Q-value model learns from the pairs while it trains, where it is right on pairs it has not seen, and what it thinks of any action.';

/** Q-value models: the list, or the training and the probe of one. */
export function ModelsPage() {
  return (
    <OfExperiment
      root="models"
      label="Models"
      suits={hasTraining}
      holds={({ heldoutAccuracy }) =>
        heldoutAccuracy === null ? '' : `held-out accuracy ${score(heldoutAccuracy)}`
      }
      chooser={(experiments) => <ModelList experiments={experiments} />}
      empty={
        <EmptyState
          title="Q-value models"
          purpose={purpose}
          drawing={<ModelsDrawing />}
          action={
            <Button variant="filled" size="lg" component={Link} to="/experiments/new">
              New experiment
            </Button>
          }
          quieter="An experiment trains its model once its pairs are built."
        />
      }
    >
      {(experiment) => <ModelWorkspace key={experiment.id} experiment={experiment} />}
    </OfExperiment>
  );
}

function hasTraining({ stage, heldoutAccuracy, beam, status }: ExperimentRow): boolean {
  return (
    heldoutAccuracy !== null ||
    beam !== null ||
    stage === 'train' ||
    stage === 'evaluate' ||
    status === 'done'
  );
}
