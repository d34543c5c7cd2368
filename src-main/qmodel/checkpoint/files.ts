import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a folder of files so that `directory` is at any moment, also after a power cut, either
 * complete or absent. The files are first written beside it and flushed to the disk; then the
 * folder takes its name. A folder that was there is set aside for that moment and then deleted; if
 * the process ends in between, it is still there as `<directory>.old-<pid>`.
 *
 * Not for two calls at once on the same directory.
 * @param files by plain name, without folders.
 * @throws RangeError for a name that is not plain; the file system's error when writing fails. Then
 * what was in `directory` is kept and nothing unfinished stays behind.
 */
export async function writeFolderAtomically(
  directory: string,
  files: ReadonlyMap<string, Uint8Array | string>,
): Promise<void> {
  for (const name of files.keys()) checkName(name);
  const target = path.resolve(directory);
  const parent = path.dirname(target);
  const unfinished = `${target}.tmp-${process.pid}`;
  await mkdir(parent, { recursive: true });
  await rm(unfinished, { recursive: true, force: true });
  try {
    await mkdir(unfinished);
    for (const [name, content] of files) await writeThrough(path.join(unfinished, name), content);
    await syncFolder(unfinished);
    await replaceFolder(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(parent);
}

function checkName(name: string): void {
  if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) {
    throw new RangeError(`“${name}” is not the plain name of a file.`);
  }
}

async function writeThrough(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder with files in it cannot be renamed over: the old one has to step aside. */
async function replaceFolder(finished: string, target: string): Promise<void> {
  const aside = `${target}.old-${process.pid}`;
  await rm(aside, { recursive: true, force: true });
  const replaced = await renameIfThere(target, aside);
  try {
    await rename(finished, target);
  } catch (error) {
    if (replaced) await rename(aside, target);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Makes the names in a folder durable. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there, names are durable with the rename.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
