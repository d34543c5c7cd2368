import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { readSettings, writeSettings } from '@main/app/settings-file';

const settingsFile = (): string => join(app.getPath('userData'), 'settings.json');

/**
 * The folder that everything is kept in: STEPQ_WORKSPACE, else the one that was opened last, else one
 * beside the program's settings.
 */
export async function workspaceDirectory(): Promise<string> {
  const named = process.env.STEPQ_WORKSPACE;
  const { workspace } = readSettings(settingsFile());
  // A folder that is gone is not made anew: an empty one in its place would look like a loss.
  const last = workspace !== undefined && existsSync(workspace) ? workspace : undefined;
  const directory = named ? resolve(named) : (last ?? join(app.getPath('userData'), 'workspace'));
  await mkdir(directory, { recursive: true });
  return directory;
}

/** Opens this folder at the next start, too. */
export async function rememberWorkspace(workspace: string): Promise<void> {
  await writeSettings(settingsFile(), { workspace });
}
