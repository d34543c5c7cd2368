import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { OfExperiment } from '@renderer/components/OfExperiment';
import { signed } from '@renderer/format/numbers';
import { CompareDrawing } from './CompareDrawing';
import { CompareWorkspace } from './CompareWorkspace';

/** Agents on the same test tasks: which earns more, by how much, and whether that may be chance. */
export function ComparePage() {
  return (
    <OfExperiment
      root="compare"
      label="Compare"
      suits={({ beam, stage, status }) =>
        beam !== null || stage === 'evaluate' || status === 'done'
      }
      holds={({ beam }) => (beam ? `${signed(beam.difference)} by Q` : '')}
      empty={
        <EmptyState
          title="Compare agents"
          purpose="Agents on the same test tasks, in pairs: which earns more, by how much, and whether that may be chance."
          drawing={<CompareDrawing />}
          action={
            <Button variant="filled" size="lg" component={Link} to="/experiments/new">
              New experiment
            </Button>
          }
          quieter="An experiment plays its test tasks with every agent once its Q-value model is trained."
        />
      }
    >
      {(experiment) => <CompareWorkspace key={experiment.id} experiment={experiment} />}
    </OfExperiment>
  );
}
