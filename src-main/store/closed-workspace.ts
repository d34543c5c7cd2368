import { cp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CallError } from '@main/rpc/rpc';
import { APPLICATION_ID, workspaceFile } from '@main/store/workspace';

/** Where SQLite keeps the application's id in a file's header, big-endian. */
const ID_OFFSET = 68;

/** Whether a folder holds a workspace, by the header of its file. */
export async function isWorkspace(directory: string): Promise<boolean> {
  const header = Buffer.alloc(100);
  try {
    const file = await open(workspaceFile(directory), 'r');
    try {
      await file.read(header, 0, header.length, 0);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
  return header.readUInt32BE(ID_OFFSET) === APPLICATION_ID;
}

/** Whether StepQ could keep a workspace in a folder: it holds one, or nothing. */
export async function canBeWorkspace(directory: string): Promise<boolean> {
  if (await isWorkspace(directory)) return true;
  try {
    return (await readdir(directory)).length === 0;
  } catch {
    return false;
  }
}

/**
 * Copies a backup to a new folder in which StepQ can work; the backup stays as it is.
 * @param to must not exist; it appears when everything is in it
 * @throws CallError `invalid-input` when `backup` is none
 */
export async function restoreWorkspace(backup: string, to: string): Promise<void> {
  if (!(await isWorkspace(backup))) {
    throw new CallError(
      'invalid-input',
      `${basename(backup)} is not a backup: there is no workspace of StepQ in it. Choose the folder that holds workspace.sqlite. Nothing was changed.`,
    );
  }
  const unfinished = `${to}.unfinished`;
  try {
    await cp(backup, unfinished, {
      recursive: true,
      // A lock is that of the program that worked in the folder.
      filter: (source) => basename(source) !== 'workspace.lock',
    });
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw new CallError(
      'workspace',
      `The backup could not be copied (${error instanceof Error ? error.message : String(error)}). The workspace was not changed.`,
    );
  }
}

/** Bytes of everything in a folder; what vanishes meanwhile counts as nothing. */
export async function bytesOf(directory: string): Promise<number> {
  try {
    const entries = await readdir(directory, { withFileTypes: true, recursive: true });
    const sizes = entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
    const settled = await Promise.allSettled(sizes);
    return settled.reduce((sum, size) => sum + (size.status === 'fulfilled' ? size.value : 0), 0);
  } catch {
    return 0;
  }
}
