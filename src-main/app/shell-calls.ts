import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { app, clipboard } from 'electron';
import { CallError } from '@main/rpc/rpc';
import { askForSource } from '@main/app/open-dialog';
import { askForFile } from '@main/app/save-dialog';
import type { KeyVault } from '@main/app/key-vault';
import type { MainWindow } from '@main/app/window';
import type { WorkspaceCalls } from '@main/app/workspace-calls';
import { commands } from '@shared/ipc/commands';
import type { ShellCallName } from '@shared/ipc/contract';
import { shellCalls, type AppInfo } from '@shared/ipc/shell-calls';
import { exportFormats } from '@shared/exchange/formats';
import type { ModelFormat } from '@shared/qmodel/export';

/** The calls that only this process can answer, because they need the window or the system. */
export interface ShellCalls {
  call(name: ShellCallName, input: unknown): Promise<unknown>;
  /** Asks for the file or folder, then lets `command` write it: no path comes from the page. */
  exportData(
    input: unknown,
    command: (name: string, input: unknown) => Promise<unknown>,
  ): Promise<unknown>;
  /** Gives `command` the path of the source that the page names by its number. */
  importFrom(
    name: 'imports.inspect' | 'imports.start',
    input: unknown,
    command: (name: string, input: unknown) => Promise<unknown>,
  ): Promise<unknown>;
  /** Asks for the folder's name, then lets `command` write it. */
  exportModel(
    input: unknown,
    command: (name: string, input: unknown) => Promise<unknown>,
  ): Promise<unknown>;
}

const folderNames = {
  onnx: 'stepq-model-onnx',
  huggingface: 'stepq-model-huggingface',
} as const satisfies Record<ModelFormat, string>;

/** The handlers for one window. */
export function createShellCalls(
  window: MainWindow,
  workspace: WorkspaceCalls,
  vault: KeyVault,
): ShellCalls {
  /** Paths that a person has chosen, by the numbers that the page knows them by. */
  const sources: string[] = [];
  return {
    call: async (name, input) => {
      switch (name) {
        case 'shell.info':
          return info();
        case 'shell.copy':
          // Answers at once up to Electron 43, by a promise from 44 on.
          await clipboard.writeText(shellCalls[name].input.parse(input).text);
          return null;
        case 'shell.chooseSource': {
          const { kind } = shellCalls[name].input.parse(input);
          const path = await askForSource(window, kind);
          return path === null ? null : { source: sources.push(path), name: basename(path) };
        }
        case 'keys.give': {
          const { name: of, key, keep } = shellCalls[name].input.parse(input);
          await vault.give(of, key, keep);
          return null;
        }
        case 'keys.state':
          return vault.state();
        case 'keys.forget':
          await vault.forget(shellCalls[name].input.parse(input).name);
          return null;
        case 'workspace.facts':
          return workspace.facts();
        case 'workspace.backUp':
          return workspace.backUp();
        case 'workspace.restore':
          return workspace.restore();
        case 'workspace.open':
          return workspace.open();
        case 'shell.save': {
          const { suggestedName, content } = shellCalls[name].input.parse(input);
          const file = await askForFile(window, suggestedName, filtersFor(suggestedName));
          if (file === null) return null;
          await write(file, content);
          return { file };
        }
      }
    },
    exportData: async (input, command) => {
      const request = commands['export.data'].input.parse(input);
      const { suggestedName } = exportFormats[request.format];
      const file = await askForFile(window, suggestedName, filtersFor(suggestedName));
      return file === null ? null : command('export.data', { ...request, file });
    },
    importFrom: async (name, input, command) => {
      const { source, options } = commands[name].input.parse(input);
      const path = sources[source - 1];
      if (path === undefined) {
        throw new CallError('not-found', 'Choose the file or folder again. Nothing was imported.');
      }
      return command(name, { source, options, file: path });
    },
    exportModel: async (input, command) => {
      const { experimentId, format } = commands['export.model'].input.parse(input);
      const folder = await askForFile(window, folderNames[format], []);
      return folder === null
        ? null
        : command('export.model', { experimentId, format, file: folder });
    },
  };
}

function info(): AppInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
}

function filtersFor(name: string): { name: string; extensions: string[] }[] {
  const extension = extname(name).slice(1);
  return extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new CallError(
      code === 'ENOSPC' ? 'disk-full' : 'workspace',
      code === 'ENOSPC'
        ? 'The disk is full; nothing was saved. Make room or choose another folder.'
        : `The file could not be written (${error instanceof Error ? error.message : String(error)}). Choose another folder.`,
    );
  }
}
