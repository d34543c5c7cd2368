import path from 'node:path';
import Database from 'better-sqlite3';
import { CallError } from '@main/rpc/rpc';

/** The right to write to a workspace, held by one process at a time. */
export interface WriteLock {
  /** Whether the process that held it before ended without releasing it in order. */
  readonly uncleanExit: boolean;
  /** Gives the lock back; `inOrder` notes whether the next one may do without a check. */
  release(inOrder: boolean): void;
}

interface Holder {
  readonly pid: number;
  readonly since: number;
  readonly open: number;
}

/**
 * The locks that this process holds. An open database that nothing refers to is closed by the
 * garbage collector; a lock has to last even when its owner forgets it.
 */
const held = new Set<Database.Database>();

/**
 * Takes the write lock of a workspace folder.
 *
 * The lock is a database of one row, `workspace.lock`, in which the holder keeps a write
 * transaction open. The operating system takes that away when the process ends, however it ends,
 * so that there is no stale lock to recognise by process ids, which are used again. The row says
 * who holds it, for the sentence that the others get.
 * @throws CallError `workspace` when another living process holds it.
 */
export function takeWriteLock(directory: string): WriteLock {
  const db = new Database(path.join(directory, 'workspace.lock'), { timeout: 1000 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, since INTEGER, open INTEGER) STRICT');
    const before = holderOf(db);
    db.exec('DELETE FROM holder');
    db.prepare('INSERT INTO holder VALUES (?, ?, 1)').run(process.pid, Date.now());
    db.exec('COMMIT; BEGIN IMMEDIATE');
    held.add(db);
    return {
      uncleanExit: before?.open === 1,
      release: (inOrder) => {
        try {
          db.prepare('UPDATE holder SET open = ?').run(inOrder ? 0 : 1);
          db.exec('COMMIT');
        } catch {
          // No room to say that it ended in order: the next one looks the file over, as after a crash.
        }
        db.close();
        held.delete(db);
      },
    };
  } catch (error) {
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    const message = busy ? heldBy(db) : null;
    db.close();
    throw message === null ? error : new CallError('workspace', message);
  }
}

function holderOf(db: Database.Database): Holder | undefined {
  return db.prepare<[], Holder>('SELECT pid, since, open FROM holder').get();
}

function heldBy(db: Database.Database): string {
  let who = '';
  try {
    const holder = holderOf(db);
    if (holder) who = ` (process ${holder.pid}, since ${new Date(holder.since).toISOString()})`;
  } catch {
    // The other one is just writing its row; who it is, is not worth waiting for.
  }
  return (
    `The workspace is in use by another StepQ${who}. Nothing was changed. ` +
    'Close that one, or choose another folder.'
  );
}
