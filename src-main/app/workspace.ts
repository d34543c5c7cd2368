import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/** The folder that everything is kept in: STEPQ_WORKSPACE, else one beside the program's settings. */
export async function workspaceDirectory(): Promise<string> {
  const named = process.env.STEPQ_WORKSPACE;
  const directory = named ? resolve(named) : join(app.getPath('userData'), 'workspace');
  await mkdir(directory, { recursive: true });
  return directory;
}
