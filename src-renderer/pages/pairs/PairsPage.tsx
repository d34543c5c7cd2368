import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { OfExperiment } from '@renderer/components/OfExperiment';
import { counted } from '@renderer/format/numbers';
import { PairsDrawing } from './PairsDrawing';
import { PairsWorkspace } from './PairsWorkspace';

const purpose =
  'Two actions from the same place in a search tree, one better than the other: review them here before the Q-value model learns from them.';

/** Preference pairs of an experiment: filter, look, decide. */
export function PairsPage() {
  return (
    <OfExperiment
      root="pairs"
      label="Pairs"
      suits={({ pairs }) => pairs > 0}
      holds={({ pairs }) => counted(pairs, 'pair')}
      empty={
        <EmptyState
          title="Preference pairs"
          purpose={purpose}
          drawing={<PairsDrawing />}
          action={
            <Button variant="filled" size="lg" component={Link} to="/experiments/new">
              New experiment
            </Button>
          }
          quieter="An experiment builds them from its trees, right after the search."
        />
      }
    >
      {(experiment) =>
        experiment.pairs > 0 ? (
          <PairsWorkspace
            key={experiment.id}
            experimentId={experiment.id}
            pairs={experiment.pairs}
          />
        ) : (
          <EmptyState
            title="No pairs yet"
            purpose={purpose}
            drawing={<PairsDrawing />}
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
            quieter={
              experiment.stage === 'collect'
                ? `${counted(experiment.trees, 'tree')} of ${experiment.trainTasks} are there; pairs are built when all are.`
                : 'Its search has left no two siblings that differ enough.'
            }
          />
        )
      }
    </OfExperiment>
  );
}
