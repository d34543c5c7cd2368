import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { counted } from '@renderer/format/numbers';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentRow } from '@shared/ipc/rows';
import { CompareDrawing } from './CompareDrawing';
import { Comparison } from './Comparison';

/** The comparison of one experiment, or why there is none yet. */
export function CompareWorkspace({ experiment }: { readonly experiment: ExperimentRow }) {
  const { id: experimentId } = experiment;
  const report = useCall('compare.report', { experimentId });
  const detail = useCall('experiments.get', { experimentId }).value;
  return (
    <PageLoaded state={report} what="The comparison could not be read.">
      {(found) =>
        found && found.runs.length > 0 ? (
          <Comparison
            experimentId={experimentId}
            report={found}
            seed={detail?.config.seed ?? null}
            candidates={detail?.config.evaluation.candidates ?? null}
            resamples={detail?.config.evaluation.resamples ?? null}
          />
        ) : (
          <NotYet experiment={experiment} />
        )
      }
    </PageLoaded>
  );
}

function NotYet({ experiment }: { readonly experiment: ExperimentRow }) {
  const evaluating = experiment.stage === 'evaluate' && experiment.status === 'running';
  return (
    <EmptyState
      title={evaluating ? 'The agents are playing' : 'Nothing to compare yet'}
      purpose="The comparison is made when every agent has played every test task: only then can they be told apart task by task."
      drawing={<CompareDrawing />}
      action={
        <Button
          variant="filled"
          size="lg"
          component={Link}
          to={`/experiments/${encodeURIComponent(experiment.id)}`}
        >
          {evaluating ? 'Watch the run' : 'Open the experiment'}
        </Button>
      }
      quieter={
        experiment.stage === 'collect'
          ? `${counted(experiment.trees, 'tree')} of ${experiment.trainTasks} are searched; then come pairs, training and evaluation.`
          : experiment.reason || undefined
      }
    />
  );
}
