import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { counted } from '@renderer/format/numbers';
import { callBridge } from '@renderer/state/bridge';
import { useBridgeEvent } from '@renderer/state/useBridgeEvent';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentRow } from '@shared/ipc/rows';
import { Explorer } from './Explorer';
import { firstTree, rowOf } from './model/task-list';
import { isTrained } from './model/trained';
import { treesPurpose } from './trees-purpose';
import { TreesDrawing } from './TreesDrawing';
import { useTaskCrumb } from './useTaskCrumb';

/** The trees of one experiment: the one that the address names, else the first worth a look. */
export function TreesOfExperiment({ experiment }: { readonly experiment: ExperimentRow }) {
  const { treeId: asked } = useParams();
  const experimentId = experiment.id;
  const trees = useCall('trees.list', { experimentId });
  const detail = useCall('experiments.get', { experimentId });
  const [follow, setFollow] = useState(false);
  const live = experiment.status === 'running' && experiment.stage === 'collect';
  useFollowing(experimentId, live && follow);
  const listed = trees.value ?? [];
  const row = (asked === undefined ? undefined : rowOf(listed, asked)) ?? firstTree(listed);
  useTaskCrumb(experiment, row);

  return (
    <PageLoaded state={trees} what="The trees could not be read.">
      {(rows) => {
        if (row?.treeId == null) {
          return <NoTreesYet experiment={experiment} live={live} />;
        }
        return (
          <Explorer
            experiment={experiment}
            rows={rows}
            row={row}
            treeId={row.treeId}
            hasModel={detail.value?.stages.some(isTrained) ?? false}
            following={{ live, follow, onFollow: setFollow }}
          />
        );
      }}
    </PageLoaded>
  );
}

/** Opens each tree as its search is finished. */
function useFollowing(experimentId: string, following: boolean): void {
  const navigate = useNavigate();
  useBridgeEvent('tree.committed', (event) => {
    if (!following || event.experimentId !== experimentId) return;
    void callBridge('trees.list', { experimentId }).then((result) => {
      const row = result.ok ? rowOf(result.value, event.taskId) : undefined;
      if (row?.treeId == null) return;
      void navigate(`/trees/${encodeURIComponent(experimentId)}/${row.treeId}`, { replace: true });
    });
  });
}

function NoTreesYet({
  experiment,
  live,
}: {
  readonly experiment: ExperimentRow;
  readonly live: boolean;
}) {
  return (
    <EmptyState
      title="No trees yet"
      purpose={treesPurpose}
      drawing={<TreesDrawing />}
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
        live
          ? `The search of ${counted(experiment.trainTasks, 'task')} goes on; each tree appears here when it is finished.`
          : 'Its search has not finished a tree.'
      }
    />
  );
}
