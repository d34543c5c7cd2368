import { useState } from 'react';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentRow, TreeRow } from '@shared/ipc/rows';
import { rowOf } from '../model/task-list';
import { isTrained } from '../model/trained';

/** The second tree: where it comes from, and what else could stand there. */
export interface Beside {
  readonly open: boolean;
  readonly experimentId: string;
  readonly row: TreeRow | undefined;
  readonly treeId: number | null;
  readonly hasModel: boolean;
  readonly experiments: readonly ExperimentRow[];
  /** Searched tasks of the chosen experiment. */
  readonly rows: readonly TreeRow[];
  readonly toggle: () => void;
  readonly chooseExperiment: (experimentId: string) => void;
  readonly chooseTask: (taskId: string) => void;
}

/**
 * Which tree stands beside the open one: the same task in another experiment where there is one,
 * otherwise another task of this one.
 */
export function useBeside(experimentId: string, taskId: string): Beside {
  const [open, setOpen] = useState(false);
  const [chosenExperiment, setExperiment] = useState<string | null>(null);
  const [chosenTask, setTask] = useState<string | null>(null);
  const all = useCall('experiments.list', open ? undefined : null).value ?? [];
  const experiments = all.filter(({ trees }) => trees > 0);
  const other = experiments.find(({ id }) => id !== experimentId);
  const from = chosenExperiment ?? other?.id ?? experimentId;
  const listed = useCall('trees.list', open ? { experimentId: from } : null).value ?? [];
  const detail = useCall('experiments.get', open ? { experimentId: from } : null).value;
  const rows = listed.filter(({ treeId }) => treeId !== null);
  const same = from === experimentId ? undefined : rowOf(rows, taskId);
  const row =
    (chosenTask === null ? undefined : rowOf(rows, chosenTask)) ??
    same ??
    rows.find((candidate) => candidate.taskId !== taskId);
  return {
    open,
    experimentId: from,
    row,
    treeId: row?.treeId ?? null,
    hasModel: detail?.stages.some(isTrained) ?? false,
    experiments,
    rows,
    toggle: () => setOpen(!open),
    chooseExperiment: (id) => {
      setExperiment(id);
      setTask(null);
    },
    chooseTask: setTask,
  };
}
