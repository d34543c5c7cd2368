import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { OfExperiment } from '@renderer/components/OfExperiment';
import { counted } from '@renderer/format/numbers';
import { TreesDrawing } from './TreesDrawing';
import { treesPurpose } from './trees-purpose';
import { TreesOfExperiment } from './TreesOfExperiment';

/** Search trees of an experiment. */
export function TreesPage() {
  return (
    <OfExperiment
      root="trees"
      label="Trees"
      suits={({ trees }) => trees > 0}
      holds={({ trees, trainTasks }) =>
        `${counted(trees, 'tree')} of ${counted(trainTasks, 'task')}`
      }
      empty={
        <EmptyState
          title="Search trees"
          purpose={treesPurpose}
          drawing={<TreesDrawing />}
          action={
            <Button variant="filled" size="lg" component={Link} to="/experiments/new">
              New experiment
            </Button>
          }
          quieter="An experiment begins by searching one tree for each of its training tasks."
        />
      }
    >
      {(experiment) => <TreesOfExperiment key={experiment.id} experiment={experiment} />}
    </OfExperiment>
  );
}
