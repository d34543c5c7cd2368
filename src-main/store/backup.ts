import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { damaged } from '@main/store/failure';

/**
 * Copies the database to `backups/workspace-<UTC time>.sqlite` beside it, checks the copy and
 * gives its path. A live database must not be copied as a file: its log would be missing.
 */
export function backUp(db: Database.Database, directory: string): string {
  const folder = path.join(directory, 'backups');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const file = path.join(folder, `workspace-${stamp}.sqlite`);
  const unfinished = `${file}.unfinished`;
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    makeSure(unfinished);
    renameSync(unfinished, file);
    return file;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Makes sure that a copied database can be relied on: it is sound, and on the disk.
 * @throws CallError `workspace` when it is damaged
 */
export function makeSure(file: string): void {
  check(file);
  sync(file);
}

function check(file: string): void {
  const copy = new Database(file, { readonly: true });
  const verdict = copy.pragma('quick_check(1)', { simple: true });
  copy.close();
  if (verdict !== 'ok') throw damaged();
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
