import type { Database } from 'better-sqlite3';
import { CallError } from '@main/rpc/rpc';
import type { Migration } from '@main/store/migrations/migration';
import { writer } from '@main/store/transaction';

/** Whether the file holds data that a migration is about to change. */
export function needsBackup(db: Database, migrations: readonly Migration[]): boolean {
  const version = versionOf(db);
  return version > 0 && version < latest(migrations);
}

/**
 * Brings the schema up to date, each migration in a transaction of its own.
 * @throws CallError `workspace` when the file was written by a newer version.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  requireNotNewer(db, migrations);
  const write = writer(db);
  const version = versionOf(db);
  if (version === 0) write(() => db.exec(MIGRATION_TABLE));
  for (const migration of migrations) {
    if (migration.number <= version) continue;
    write(() => {
      migration.up(db);
      db.prepare('INSERT INTO migration VALUES (?, ?, ?)').run(
        migration.number,
        migration.name,
        Date.now(),
      );
    });
  }
}

/**
 * For connections that may not upgrade.
 * @throws CallError `workspace` when the file is of a newer version, or of an older one that no
 *   writer has upgraded yet.
 */
export function requireReadable(db: Database, migrations: readonly Migration[]): void {
  requireNotNewer(db, migrations);
  if (versionOf(db) === latest(migrations)) return;
  throw new CallError(
    'workspace',
    'The workspace was written by an older version of StepQ and has not been upgraded yet. ' +
      'Nothing was changed. Start StepQ to upgrade it; a backup is made first.',
  );
}

const MIGRATION_TABLE = `
  CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL
  ) STRICT
`;

function requireNotNewer(db: Database, migrations: readonly Migration[]): void {
  if (versionOf(db) <= latest(migrations)) return;
  throw new CallError(
    'workspace',
    'The workspace was written by a newer version of StepQ. Nothing was changed. ' +
      'Update StepQ, or choose another folder.',
  );
}

/** Number of the last migration that was applied; 0 for a new file. */
function versionOf(db: Database): number {
  const exists = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get();
  if (exists === undefined) return 0;
  const version = db.prepare('SELECT max(number) FROM migration').pluck().get();
  return typeof version === 'number' ? version : 0;
}

function latest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}
