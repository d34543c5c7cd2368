import { alignColumns } from '@main/cli/output/align-columns';
import { answerQuery } from '@main/store/reader/answer';
import { openWorkspace } from '@main/store/workspace';

/** `stepq list` */
export function list(options: { readonly workspace: string; readonly json?: boolean }): void {
  const workspace = openWorkspace(options.workspace, { mode: 'read' });
  try {
    const rows = answerQuery(workspace.db, 'experiments.list', undefined);
    if (options.json) {
      console.log(JSON.stringify(rows, null, 2));
      return;
    }
    if (rows.length === 0) {
      console.log('No experiments yet. `stepq demo` runs one; `stepq run <config.json>` another.');
      return;
    }
    const table = [
      ['id', 'status', 'created', 'trees', 'pairs', 'name'],
      ...rows.map((row) => [
        row.id,
        row.status,
        new Date(row.createdAt).toISOString().slice(0, 16).replace('T', ' '),
        `${row.trees} of ${row.trainTasks}`,
        String(row.pairs),
        row.name,
      ]),
    ];
    console.log(alignColumns(table));
  } finally {
    workspace.close();
  }
}
