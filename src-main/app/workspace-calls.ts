import { dirname, join, resolve } from 'node:path';
import { askForSource } from '@main/app/open-dialog';
import type { Processes } from '@main/app/processes';
import { askForFile } from '@main/app/save-dialog';
import type { MainWindow } from '@main/app/window';
import { rememberWorkspace } from '@main/app/workspace';
import { CallError } from '@main/rpc/rpc';
import { bytesOf, canBeWorkspace, restoreWorkspace } from '@main/store/closed-workspace';
import type { WorkspaceFacts } from '@shared/ipc/shell-calls';

/** What a person does with the workspace as a whole; every folder is chosen in a dialog of the system. */
export interface WorkspaceCalls {
  facts(): Promise<WorkspaceFacts>;
  backUp(): Promise<{ readonly folder: string } | null>;
  restore(): Promise<{ readonly directory: string } | null>;
  open(): Promise<{ readonly directory: string } | null>;
}

/** The folder beside the present workspace that a backup is restored to. */
function besideOf(workspace: string, now: Date): string {
  return join(dirname(workspace), `workspace-restored-${stamp(now)}`);
}

function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace(/[:T]/g, '-');
}

export function createWorkspaceCalls(window: MainWindow, processes: Processes): WorkspaceCalls {
  const changeTo = async (directory: string): Promise<{ readonly directory: string }> => {
    await rememberWorkspace(directory);
    // Who chose the folder that is open has what they want; two labs must not share it.
    if (resolve(directory) === resolve(processes.workspace())) return { directory };
    await processes.reopen(directory);
    window.current()?.webContents.reload();
    return { directory };
  };
  return {
    facts: async () => {
      const directory = processes.workspace();
      const [all, models, backups] = await Promise.all([
        bytesOf(directory),
        bytesOf(join(directory, 'models')),
        bytesOf(join(directory, 'backups')),
      ]);
      return { directory, bytes: { all, models, backups } };
    },
    backUp: async () => {
      const folder = await askForFile(window, `stepq-backup-${stamp(new Date())}`, []);
      if (folder === null) return null;
      await processes.lab.call('lab.backUp', { folder });
      return { folder };
    },
    restore: async () => {
      const backup = await askForSource(window, 'folder');
      if (backup === null) return null;
      const directory = besideOf(processes.workspace(), new Date());
      await restoreWorkspace(backup, directory);
      return changeTo(directory);
    },
    open: async () => {
      const directory = await askForSource(window, 'folder');
      if (directory === null) return null;
      if (!(await canBeWorkspace(directory))) {
        throw new CallError(
          'invalid-input',
          'This folder holds other files and no workspace of StepQ. Choose an empty folder, or one that holds workspace.sqlite. Nothing was changed.',
        );
      }
      return changeTo(directory);
    },
  };
}
