import { z } from 'zod';
import { call, nothing, text } from '@shared/ipc/call';

/** What only the window's own process knows. */
export const shellCalls = {
  'shell.info': call<AppInfo>()(nothing),
  /** Saves a picture or table that the page drew; asks for the file first. */
  'shell.save': call<{ readonly file: string } | null>()(
    z.strictObject({
      suggestedName: text(200),
      content: z.union([z.string(), z.instanceof(Uint8Array)]),
    }),
  ),
  /** Asks for a file or folder to read; its path stays here. `null` when the person changed their mind. */
  'shell.chooseSource': call<{ readonly source: number; readonly name: string } | null>()(
    z.strictObject({ kind: z.enum(['file', 'folder']) }),
  ),
  /** Keeps a key for language models; no call ever gives one back. */
  'keys.give': call<null>()(
    z.strictObject({
      name: z.string().min(1).max(100),
      key: z.string().trim().min(1).max(1000),
      keep: z.enum(['session', 'safe-storage']),
    }),
  ),
  /** Which keys are there, by name, and how they would be kept. */
  'keys.state': call<KeysState>()(nothing),
  /** Forgets a key, also in the computer's secret store. */
  'keys.forget': call<null>()(z.strictObject({ name: z.string().min(1).max(100) })),
  'workspace.facts': call<WorkspaceFacts>()(nothing),
  /** Copies the workspace to a new folder; asks for it first. `null` when nobody chose one. */
  'workspace.backUp': call<{ readonly folder: string } | null>()(nothing),
  /** Asks for a backup, copies it to a folder beside the workspace and goes on there. */
  'workspace.restore': call<{ readonly directory: string } | null>()(nothing),
  /** Asks for a folder, empty or with a workspace, and goes on there. */
  'workspace.open': call<{ readonly directory: string } | null>()(nothing),
  'shell.copy': call<null>()(z.strictObject({ text: text(5_000_000) })),
} as const;

export interface KeysState {
  /** Whether this computer's secret store encrypts what it keeps. */
  readonly encrypted: boolean;
  /** How the system names its store. */
  readonly store: string;
  readonly names: readonly string[];
}

export interface WorkspaceFacts {
  readonly directory: string;
  /** On the disk; `models` and `backups` are parts of `all`. */
  readonly bytes: { readonly all: number; readonly models: number; readonly backups: number };
}

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly platform: string;
}
