import type { SourceGround } from '@main/exchange/export/sources/source';

/** Name of the filter, wherever its count is shown. */
export const LEAK_FILTER = 'task of the evaluation';

/**
 * Tells whether a task is one that the experiment's agents were compared on, by its id or because
 * it asks for the same in the same words. What was trained on must not be evaluated on.
 */
export function evaluationTasks({
  db,
  filter,
}: Pick<SourceGround, 'db' | 'filter'>): (task: {
  readonly taskId: string;
  readonly instruction: string;
}) => boolean {
  const rows = db
    .prepare<[string], { task_id: string; instruction: string }>(
      'SELECT DISTINCT task_id, instruction FROM episode WHERE experiment_id = ?',
    )
    .all(filter.experimentId);
  const ids = new Set(rows.map(({ task_id }) => task_id));
  const instructions = new Set(rows.map(({ instruction }) => plain(instruction)));
  return ({ taskId, instruction }) => ids.has(taskId) || instructions.has(plain(instruction));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
