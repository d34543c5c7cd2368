import { dialog } from 'electron';
import type { MainWindow } from '@main/app/window';

/**
 * Asks for a file or folder to read. A test names it by STEPQ_OPEN_PATH, for no test can answer a
 * system dialog.
 * @returns its path, or `null` when the person changed their mind
 */
export async function askForSource(
  window: MainWindow,
  kind: 'file' | 'folder',
): Promise<string | null> {
  const named = process.env.STEPQ_OPEN_PATH;
  if (named) return named;
  const parent = window.current();
  if (!parent) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    properties: [kind === 'file' ? 'openFile' : 'openDirectory'],
    filters: kind === 'file' ? [{ name: 'JSON', extensions: ['json', 'jsonl', 'ndjson'] }] : [],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
