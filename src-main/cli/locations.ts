import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Folder of the workspace when none is named: the one that the window uses, so that what the
 * command line did is there when the workbench is opened.
 */
export function defaultWorkspace(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env['STEPQ_WORKSPACE']) return resolve(env['STEPQ_WORKSPACE']);
  return join(applicationData(env, platform), 'StepQ', 'workspace');
}

function applicationData(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  }
}

/** Folder of the bundled data sets, beside the built program unless `STEPQ_RESOURCES` names it. */
export function resourcesDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return env['STEPQ_RESOURCES'] ?? join(import.meta.dirname, '..', '..', 'resources');
}

/** The built entry of the model process, beside this file's bundle. */
export function modelEntry(): string {
  return join(import.meta.dirname, 'model.js');
}
