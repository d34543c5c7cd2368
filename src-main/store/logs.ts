import type { Database } from 'better-sqlite3';
import type { StageName } from '@shared/experiment/progress';
import type { LogLevel, LogRow } from '@shared/ipc/rows';
import { writer } from '@main/store/transaction';

export interface LogRepository {
  /** Adds a line now; gives it as it was stored. */
  add(experimentId: string, level: LogLevel, stage: StageName | null, message: string): LogRow;
  /** The newest `limit` lines, oldest first. */
  list(experimentId: string, limit: number): LogRow[];
}

export function logRepository(db: Database): LogRepository {
  const write = writer(db);
  const insert = db
    .prepare<unknown[], number>(
      'INSERT INTO log (experiment_id, at, level, stage, message) VALUES (?, ?, ?, ?, ?) RETURNING id',
    )
    .pluck();
  return {
    add: (experimentId, level, stage, message) =>
      write(() => {
        const at = Date.now();
        const id = insert.get(experimentId, at, level, stage, message);
        if (id === undefined) throw new Error('SQLite gave no id for a log line.');
        return { id, at, level, stage, message };
      }),
    list: (experimentId, limit) => logsOf(db, experimentId, limit),
  };
}

/** The newest `limit` lines, oldest first. */
export function logsOf(db: Database, experimentId: string, limit: number): LogRow[] {
  return db
    .prepare<[string, number], LogRow>(
      `SELECT id, at, level, stage, message FROM log
       WHERE experiment_id = ? ORDER BY id DESC LIMIT ?`,
    )
    .all(experimentId, limit)
    .reverse();
}
