import type { Database } from 'better-sqlite3';
import type { ParsedInput } from '@shared/ipc/contract';
import type { LogRow } from '@shared/ipc/rows';
import { logsOf } from '@main/store/logs';

/** The newest lines, oldest first. */
export function logLines(db: Database, input: ParsedInput<'logs.list'>): LogRow[] {
  return logsOf(db, input.experimentId, input.limit);
}
