import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { OfExperiment } from '@renderer/components/OfExperiment';
import { counted } from '@renderer/format/numbers';
import { ExportDrawing } from './ExportDrawing';
import { ExportWorkspace } from './ExportWorkspace';

/** Preference pairs as files for other trainers. */
export function ExportPage() {
  return (
    <OfExperiment
      root="export"
      label="Export"
      suits={({ pairs }) => pairs > 0}
      holds={({ pairs }) => counted(pairs, 'pair')}
      empty={
        <EmptyState
          title="Export pairs"
          purpose="Preference pairs as files that other trainers read, each with a manifest that says where it comes from."
          drawing={<ExportDrawing />}
          action={
            <Button variant="filled" size="lg" component={Link} to="/experiments/new">
              New experiment
            </Button>
          }
          quieter="An experiment builds pairs from its trees, right after the search."
        />
      }
    >
      {(experiment) => <ExportWorkspace key={experiment.id} experiment={experiment} />}
    </OfExperiment>
  );
}
