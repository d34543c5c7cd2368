import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { OfExperiment } from '@renderer/components/OfExperiment';
import { counted } from '@renderer/format/numbers';
import { ExportDrawing } from './ExportDrawing';
import { ExportWorkspace } from './ExportWorkspace';

/** Pairs, trees and episodes as files for other programs. */
export function ExportPage() {
  return (
    <OfExperiment
      root="export"
      label="Export"
      suits={({ pairs, trees }) => pairs > 0 || trees > 0}
      holds={({ pairs, trees }) => `${counted(pairs, 'pair')}, ${counted(trees, 'tree')}`}
      empty={
        <EmptyState
          title="Export data"
          purpose="Pairs, best paths, trees and episodes as files that other programs read, each with a manifest that says where it comes from."
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
