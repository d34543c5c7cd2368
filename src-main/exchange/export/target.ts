import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  openHashedFile,
  syncFolder,
  type HashedFile,
  type WrittenFile,
} from '@main/exchange/export/hashed-file';
import { CallError } from '@main/rpc/rpc';

/** What to do about a file of that name. A folder is never replaced. */
export type Existing = 'refuse' | 'replace';

/** Where an export goes: it appears there complete, with its manifest, or not at all. */
export interface Target {
  /**
   * Starts a file of the export.
   * @param name relative, with forward slashes; of no account where the export is one file
   */
  open(name: string): Promise<OpenFile>;
  /** The files that were finished. */
  files(): readonly WrittenFile[];
  /** Puts everything in place, with `manifest` beside it. */
  commit(manifest: string): Promise<void>;
  /** Removes what was written and not committed. */
  discard(): Promise<void>;
}

/** One file of an export while it is written. */
export interface OpenFile {
  write(content: string | Uint8Array): Promise<void>;
  finish(): Promise<void>;
}

/**
 * An export of one file; its manifest is `<file>.manifest.json`.
 * @throws CallError `invalid-input` when one of the two is there and must not be replaced
 */
export function fileTarget(file: string, existing: Existing): Target {
  const manifestFile = `${file}.manifest.json`;
  if (existing === 'refuse') [file, manifestFile].forEach(refuseExisting);
  const unfinished = [file, manifestFile].map(unfinishedName) as [string, string];
  const opened: HashedFile[] = [];
  const written: WrittenFile[] = [];
  const start = startFile(opened, written);
  return {
    open: () => start(unfinished[0], path.basename(file)),
    files: () => written,
    commit: async (manifest) => {
      const beside = await openHashedFile(unfinished[1]);
      opened.push(beside);
      await beside.write(manifest);
      await beside.finish();
      await rename(unfinished[0], file);
      await rename(unfinished[1], manifestFile);
      await syncFolder(path.dirname(file));
    },
    discard: async () => {
      for (const one of opened) await one.close();
      for (const name of unfinished) await rm(name, { force: true });
    },
  };
}

/**
 * An export of several files in a new folder, `manifest.json` among them.
 * @throws CallError `invalid-input` when there is something of that name
 */
export function folderTarget(folder: string): Target {
  refuseExisting(folder);
  const unfinished = unfinishedName(folder);
  const opened: HashedFile[] = [];
  const written: WrittenFile[] = [];
  const start = startFile(opened, written);
  return {
    open: async (name) => {
      const file = path.join(unfinished, ...name.split('/'));
      if (!existsSync(unfinished)) await mkdir(unfinished);
      await mkdir(path.dirname(file), { recursive: true });
      return start(file, name);
    },
    files: () => written,
    commit: async (manifest) => {
      if (!existsSync(unfinished)) await mkdir(unfinished);
      const beside = await openHashedFile(path.join(unfinished, 'manifest.json'));
      opened.push(beside);
      await beside.write(manifest);
      await beside.finish();
      await syncFolder(unfinished);
      refuseExisting(folder);
      await rename(unfinished, folder);
      await syncFolder(path.dirname(folder));
    },
    discard: async () => {
      for (const one of opened) await one.close();
      await rm(unfinished, { recursive: true, force: true });
    },
  };
}

function startFile(opened: HashedFile[], written: WrittenFile[]) {
  return async (file: string, name: string): Promise<OpenFile> => {
    const started = await openHashedFile(file);
    opened.push(started);
    return {
      write: (content) => started.write(content),
      finish: async () => {
        written.push({ name, ...(await started.finish()) });
      },
    };
  };
}

function unfinishedName(name: string): string {
  return `${name}.${randomBytes(4).toString('hex')}.unfinished`;
}

function refuseExisting(name: string): void {
  if (!existsSync(name)) return;
  throw new CallError(
    'invalid-input',
    `${name} exists already. It was left as it is. Choose another name.`,
  );
}
