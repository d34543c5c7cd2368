import Database from 'better-sqlite3';
import { CallError } from '@main/rpc/rpc';

const DISK_FULL =
  'The disk is full. Everything that was stored before is intact, only the last step was not ' +
  'stored. Free some space, then resume.';
const DAMAGED =
  'The workspace file is damaged. Nothing was changed in it. Make a copy of the folder, then move ' +
  'the newest file from its "backups" folder into its place, or start a new workspace.';
const BUSY =
  'Another program is using the workspace and did not let go in time. Nothing was changed. Close ' +
  'it, then try again.';
const READ_ONLY =
  'The workspace cannot be written: its folder or file is write-protected. Nothing was changed. ' +
  'Allow writing, or choose another folder.';
const UNREADABLE =
  'The workspace file could not be read or written: the disk reported an error. What was stored ' +
  'before is kept. Check the disk, then try again.';

/** Codes of SQLite and of the operating system, without SQLite's extensions (`SQLITE_IOERR_READ`). */
const sentences: readonly (readonly [
  code: string,
  failure: 'workspace' | 'disk-full',
  message: string,
])[] = [
  ['SQLITE_FULL', 'disk-full', DISK_FULL],
  ['ENOSPC', 'disk-full', DISK_FULL],
  ['EDQUOT', 'disk-full', DISK_FULL],
  ['SQLITE_CORRUPT', 'workspace', DAMAGED],
  ['SQLITE_NOTADB', 'workspace', DAMAGED],
  ['SQLITE_BUSY', 'workspace', BUSY],
  ['SQLITE_LOCKED', 'workspace', BUSY],
  ['SQLITE_READONLY', 'workspace', READ_ONLY],
  ['SQLITE_PERM', 'workspace', READ_ONLY],
  ['SQLITE_CANTOPEN', 'workspace', READ_ONLY],
  ['EACCES', 'workspace', READ_ONLY],
  ['EPERM', 'workspace', READ_ONLY],
  ['EROFS', 'workspace', READ_ONLY],
  ['SQLITE_IOERR', 'workspace', UNREADABLE],
  ['EIO', 'workspace', UNREADABLE],
];

/** Whether a message that was kept of a failure is the one about a full disk. */
export function isDiskFull(message: string): boolean {
  return message === DISK_FULL;
}

/** A workspace that is damaged beyond what SQLite repairs by itself. */
export function damaged(): CallError {
  return new CallError('workspace', DAMAGED);
}

/**
 * What a person can act on: failures of SQLite and of the file system become a `CallError` with
 * code `workspace` or `disk-full`; any other error is handed back as it is.
 */
export function storeFailure(error: unknown): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  const known = sentences.find(([name]) => code === name || code.startsWith(`${name}_`));
  return known ? new CallError(known[1], known[2]) : error;
}

function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  if (!(error instanceof Error) || !('code' in error)) return null;
  return !(error instanceof CallError) && typeof error.code === 'string' ? error.code : null;
}
