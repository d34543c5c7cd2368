import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { CallError } from '@main/rpc/rpc';
import { damaged, storeFailure } from '@main/store/failure';
import { backUp } from '@main/store/backup';
import { migrate, needsBackup, requireReadable } from '@main/store/migrate';
import { migrations as released } from '@main/store/migrations/all';
import type { Migration } from '@main/store/migrations/migration';
import { takeWriteLock, type WriteLock } from '@main/store/write-lock';

/** A folder with `workspace.sqlite`, and the models beside it. */
export interface Workspace {
  readonly db: Database.Database;
  /** Absolute. */
  readonly directory: string;
  close(): void;
}

export interface OpenOptions {
  /** One process at a time writes; any number read meanwhile. */
  readonly mode: 'write' | 'read';
  /** Another list than the released one; for tests of upgrades. */
  readonly migrations?: readonly Migration[];
}

/** `StpQ`, in the header of the file: what `file` and we recognise a workspace by. */
export const APPLICATION_ID = 0x53747051;
const BUSY_MILLISECONDS = 5000;

/**
 * Opens the workspace in `directory`. Writing makes folder and file where they are missing, takes
 * over from a process that died, checks the file after such an end, and upgrades the file of an
 * older version after backing it up.
 * @throws CallError `workspace` when the file is of a newer version, in use, damaged, not a
 *   workspace, missing (reading) or write-protected; `disk-full`. Nothing is changed then.
 */
export function openWorkspace(directory: string, options: OpenOptions): Workspace {
  const absolute = path.resolve(directory);
  const migrations = options.migrations ?? released;
  try {
    return options.mode === 'write'
      ? openForWriting(absolute, migrations)
      : openForReading(absolute, migrations);
  } catch (error) {
    throw storeFailure(error);
  }
}

/** The database file of a workspace folder. */
export function workspaceFile(directory: string): string {
  return path.join(directory, 'workspace.sqlite');
}

function openForWriting(directory: string, migrations: readonly Migration[]): Workspace {
  mkdirSync(directory, { recursive: true });
  const lock = takeWriteLock(directory);
  let db: Database.Database | null = null;
  try {
    const file = workspaceFile(directory);
    db = new Database(file, { timeout: BUSY_MILLISECONDS });
    if (isEmpty(db)) lay(db);
    requireWorkspace(db);
    if (lock.uncleanExit) quickCheck(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('journal_size_limit = 67108864');
    tune(db);
    if (needsBackup(db, migrations)) backUp(db, directory);
    migrate(db, migrations);
    return { db, directory, close: closer(db, lock) };
  } catch (error) {
    db?.close();
    // What was not checked, or not found sound, has to be checked again.
    lock.release(!lock.uncleanExit);
    throw error;
  }
}

function openForReading(directory: string, migrations: readonly Migration[]): Workspace {
  const file = workspaceFile(directory);
  if (!existsSync(file)) {
    throw new CallError('workspace', `There is no workspace in ${directory} yet.`);
  }
  const db = new Database(file, { readonly: true, timeout: BUSY_MILLISECONDS });
  try {
    requireWorkspace(db);
    requireReadable(db, migrations);
    tune(db);
    return { db, directory, close: () => void db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

function isEmpty(db: Database.Database): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

/** What has to stand in the header before the first table. */
function lay(db: Database.Database): void {
  // So that the file shrinks when an experiment is deleted.
  db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma(`application_id = ${APPLICATION_ID}`);
}

function requireWorkspace(db: Database.Database): void {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  throw new CallError(
    'workspace',
    'The file workspace.sqlite in this folder was not made by StepQ. It was not touched. ' +
      'Choose another folder.',
  );
}

function quickCheck(db: Database.Database): void {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged();
}

/** What every connection needs; `holds(text, part)` searches ignoring the case of any letter. */
function tune(db: Database.Database): void {
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -32000');
  db.function('holds', { deterministic: true }, (text: unknown, part: unknown) =>
    Number(String(text).toLowerCase().includes(String(part).toLowerCase())),
  );
}

function closer(db: Database.Database, lock: WriteLock): () => void {
  return () => {
    if (!db.open) return;
    try {
      db.pragma('optimize');
      db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // Tidying up needs room on the disk; what is in the log beside the file is safe without it.
    }
    db.close();
    lock.release(true);
  };
}
