import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that are gathered before they are written. */
const CHUNK = 1 << 18;

/** What is known of a file when it is complete. */
export interface WrittenFile {
  /** Relative to the export, with forward slashes. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A new file that is written from its beginning to its end. */
export interface HashedFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Ends the writing, down to the disk. */
  finish(): Promise<Omit<WrittenFile, 'name'>>;
  /** Gives the file up; it may be removed then. */
  close(): Promise<void>;
}

/** Starts `file`. @throws the file system's error, `EEXIST` when it is there. */
export async function openHashedFile(file: string): Promise<HashedFile> {
  const handle = await open(file, 'wx');
  const hash = createHash('sha256');
  let text = '';
  let bytes = 0;
  let closed = false;
  const put = async (content: Uint8Array): Promise<void> => {
    hash.update(content);
    bytes += content.length;
    await handle.writeFile(content);
  };
  const flush = async (): Promise<void> => {
    const content = Buffer.from(text);
    text = '';
    if (content.length > 0) await put(content);
  };
  const close = async (): Promise<void> => {
    if (!closed) await handle.close();
    closed = true;
  };
  return {
    write: async (content) => {
      if (typeof content === 'string') {
        text += content;
        if (text.length >= CHUNK) await flush();
        return;
      }
      await flush();
      await put(content);
    },
    finish: async () => {
      await flush();
      await handle.sync();
      await close();
      return { bytes, sha256: hash.digest('hex') };
    },
    close,
  };
}

/** Makes new names in a folder survive a power cut, where folders can be synced (not on Windows). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(path.resolve(folder), 'r').catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
