import type { Database } from 'better-sqlite3';
import type { TaskState } from '@shared/ipc/rows';
import { writer } from '@main/store/transaction';

/** A training task of an experiment, before it is searched. */
export interface PlannedTask {
  readonly taskId: string;
  readonly instruction: string;
}

export interface TaskRepository {
  /** Notes which tasks will be searched, in order. Tasks that are known already keep their state. */
  plan(experimentId: string, tasks: readonly PlannedTask[]): void;
  /** `done` is set by the commit of the tree. */
  setState(experimentId: string, taskId: string, state: Exclude<TaskState, 'done'>): void;
  /** All tasks, in the order in which they were planned. */
  list(experimentId: string): PlannedTask[];
  /** Tasks whose trees are committed. */
  committed(experimentId: string): Set<string>;
}

export function taskRepository(db: Database): TaskRepository {
  const write = writer(db);
  const insert = db.prepare(`
    INSERT INTO task (experiment_id, task_id, position, instruction) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET position = excluded.position, instruction = excluded.instruction
  `);
  const setState = db.prepare('UPDATE task SET state = ? WHERE experiment_id = ? AND task_id = ?');
  const list = db.prepare<[string], PlannedTask>(
    'SELECT task_id AS taskId, instruction FROM task WHERE experiment_id = ? ORDER BY position',
  );
  const committed = db
    .prepare<[string], string>('SELECT task_id FROM tree WHERE experiment_id = ?')
    .pluck();
  return {
    plan: (experimentId, tasks) =>
      write(() => {
        tasks.forEach((task, position) =>
          insert.run(experimentId, task.taskId, position, task.instruction),
        );
      }),
    setState: (experimentId, taskId, state) =>
      write(() => void setState.run(state, experimentId, taskId)),
    list: (experimentId) => list.all(experimentId),
    committed: (experimentId) => new Set(committed.all(experimentId)),
  };
}
