import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CallError } from '@main/rpc/rpc';
import { makeSure } from '@main/store/backup';
import { storeFailure } from '@main/store/failure';
import { workspaceFile, type Workspace } from '@main/store/workspace';

/** What is not copied as a file: the database has its own way, locks and old backups stay. */
const leftOut = /^(workspace\.sqlite(-wal|-shm)?|workspace\.lock|backups)$/;
/** Pages of the database that are copied at a time; other work gets through in between. */
const PAGES = 2000;

/**
 * Copies a workspace to a folder that is a workspace itself: the database as it is at the end of the
 * copying, also while experiments run, and the models beside it.
 * @param to must not exist; it appears when everything is in it
 * @throws CallError `conflict` where something stands already, `disk-full`, `workspace`
 */
export async function copyWorkspace(
  { db, directory }: Pick<Workspace, 'db' | 'directory'>,
  to: string,
): Promise<void> {
  if (existsSync(to)) {
    throw new CallError(
      'conflict',
      `${to} exists already. Choose another name; nothing was written.`,
    );
  }
  const unfinished = `${to}.unfinished`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    await db.backup(workspaceFile(unfinished), { progress: () => PAGES });
    makeSure(workspaceFile(unfinished));
    for (const name of await readdir(directory)) {
      if (leftOut.test(name)) continue;
      await cp(join(directory, name), join(unfinished, name), { recursive: true });
    }
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw storeFailure(error);
  }
}
