import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 18;

/** A file that appears under its name complete, or not at all. */
export interface AtomicFile {
  write(text: string): Promise<void>;
  /** Ends the writing, down to the disk; gives the SHA-256 of the bytes. */
  finish(): Promise<string>;
  /** Puts the finished file in place of what was there before. */
  commit(): Promise<void>;
  /** Removes what was written and not committed. */
  discard(): Promise<void>;
}

/** Starts to write `file`, at first under another name in the same folder. */
export async function openAtomicFile(file: string): Promise<AtomicFile> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.unfinished`;
  const handle = await open(unfinished, 'wx');
  const hash = createHash('sha256');
  let pending = '';
  let closed = false;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(pending);
    pending = '';
    hash.update(bytes);
    await handle.writeFile(bytes);
  };
  const close = async (): Promise<void> => {
    if (!closed) await handle.close();
    closed = true;
  };
  return {
    write: async (text) => {
      pending += text;
      if (pending.length >= CHUNK) await flush();
    },
    finish: async () => {
      await flush();
      await handle.sync();
      await close();
      return hash.digest('hex');
    },
    commit: async () => {
      await rename(unfinished, file);
      await syncFolder(path.dirname(file));
    },
    discard: async () => {
      await close();
      await rm(unfinished, { force: true });
    },
  };
}

/** Makes the new name survive a power cut, where folders can be synced (not on Windows). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
