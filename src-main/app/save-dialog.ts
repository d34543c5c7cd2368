import { join, basename } from 'node:path';
import { dialog, type FileFilter } from 'electron';
import type { MainWindow } from '@main/app/window';

/**
 * Asks where to save. A test names a folder by STEPQ_SAVE_DIR, for no test can answer a system
 * dialog.
 * @returns the file, or `null` when the person changed their mind
 */
export async function askForFile(
  window: MainWindow,
  suggestedName: string,
  filters: FileFilter[],
): Promise<string | null> {
  const name = safeName(suggestedName);
  const folder = process.env.STEPQ_SAVE_DIR;
  if (folder) return join(folder, name);
  const parent = window.current();
  if (!parent) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    defaultPath: name,
    filters,
  });
  return canceled || !filePath ? null : filePath;
}

/** A plain file name: what the page suggests must not lead into another folder. */
export function safeName(suggested: string): string {
  const plain = basename(suggested.replaceAll('\\', '/'))
    .replace(/[<>:"|?*\u0000-\u001f]/g, '-')
    .replace(/^\.+/, '')
    .trim();
  return plain === '' ? 'StepQ' : plain;
}
