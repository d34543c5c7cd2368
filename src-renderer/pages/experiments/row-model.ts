import { count } from '@renderer/format/numbers';
import { stageDoing, statusNames } from '@renderer/format/words';
import { stageNames, type ExperimentStatus, type StageProgress } from '@shared/experiment/progress';
import type { ExperimentRow } from '@shared/ipc/rows';

/** The three kinds of experiments that a person looks for. */
export const groups = ['running', 'finished', 'needs-you'] as const;
export type Group = (typeof groups)[number];

const groupOfStatus: Readonly<Record<ExperimentStatus, Group>> = {
  queued: 'running',
  running: 'running',
  done: 'finished',
  cancelled: 'finished',
  paused: 'needs-you',
  failed: 'needs-you',
  interrupted: 'needs-you',
};

/** The kind of experiment by its state: what has stopped before its end needs someone. */
export const groupOf = ({ status }: ExperimentRow): Group => groupOfStatus[status];

/** Whether it can be taken up where it stopped. */
export const canResume = (status: ExperimentStatus): boolean =>
  ['paused', 'failed', 'interrupted', 'cancelled'].includes(status);

/** Whether it is being worked on or waits for its turn. */
export const isActive = (status: ExperimentStatus): boolean =>
  status === 'running' || status === 'queued';

/** Newest first. */
export function newestFirst(rows: readonly ExperimentRow[]): readonly ExperimentRow[] {
  return [...rows].sort((a, b) => b.createdAt - a.createdAt);
}

/**
 * How much of each stage is done, in [0, 1].
 * @param progress of the stage it is at, where known
 */
export function stageShares(row: ExperimentRow, progress: StageProgress | null): readonly number[] {
  if (row.status === 'done') return stageNames.map(() => 1);
  const at = row.stage === null ? 0 : stageNames.indexOf(row.stage);
  return stageNames.map((stage, index) => {
    if (index !== at) return index < at ? 1 : 0;
    if (progress?.stage === stage) return share(progress.done, progress.total);
    return stage === 'collect' ? share(row.trees, row.trainTasks) : 0;
  });
}

/** What there is to say of an experiment without a result yet, in one line. */
export function situation(row: ExperimentRow, progress: StageProgress | null): string {
  const stopped = !isActive(row.status) && row.reason !== '';
  if (stopped) return row.reason;
  if (row.status === 'queued') return 'Waits for the running experiment to end';
  if (row.stage === null) return row.status === 'running' ? 'Starting' : statusNames[row.status];
  const doing = isActive(row.status)
    ? stageDoing[row.stage]
    : `${statusNames[row.status]} while ${lowerFirst(stageDoing[row.stage])}`;
  if (progress?.stage === row.stage && progress.total > 0) {
    return `${doing}, ${count(progress.done)} of ${count(progress.total)}`;
  }
  return row.stage === 'collect'
    ? `${doing}, ${count(row.trees)} of ${count(row.trainTasks)}`
    : doing;
}

function share(done: number, total: number): number {
  return total > 0 ? Math.min(1, done / total) : 0;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
