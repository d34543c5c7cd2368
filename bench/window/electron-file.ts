import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The executable of the Electron that is installed. */
export async function electronFile(): Promise<string> {
  const folder = resolve('node_modules', 'electron');
  return resolve(folder, 'dist', (await readFile(resolve(folder, 'path.txt'), 'utf8')).trim());
}
