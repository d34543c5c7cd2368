import { useEffect, useState } from 'react';
import { useCrumbs } from '@renderer/state/shell';
import type { ExperimentRow, TreeRow } from '@shared/ipc/rows';

/** Names the task behind the experiment in the top bar. */
export function useTaskCrumb(experiment: ExperimentRow, row: TreeRow | undefined): void {
  // The frame around this page names the experiment first, after its children: the task comes next.
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    setSettled(true);
  }, []);
  const trees = { label: 'Trees', to: '/trees' };
  const address = `/experiments/${encodeURIComponent(experiment.id)}`;
  useCrumbs(
    settled && row
      ? [trees, { label: experiment.name, to: address }, { label: `Task ${row.taskId}` }]
      : [trees, { label: experiment.name }],
  );
}
