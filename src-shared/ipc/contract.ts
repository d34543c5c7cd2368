import type { z } from 'zod';
import { commands } from '@shared/ipc/commands';
import type { BridgeEventName, BridgeEvents } from '@shared/ipc/events';
import { labQueries } from '@shared/ipc/lab-queries';
import { queries } from '@shared/ipc/queries';
import { shellCalls } from '@shared/ipc/shell-calls';
import { playCommands, taskQueries } from '@shared/ipc/task-calls';

/** Every call that the page can make. */
export const calls = {
  ...queries,
  ...commands,
  ...labQueries,
  ...taskQueries,
  ...playCommands,
  ...shellCalls,
} as const;

export type CallName = keyof typeof calls;
export type QueryName = keyof typeof queries;
export type CommandName = keyof typeof commands;
export type LabQueryName = keyof typeof labQueries;
export type TaskQueryName = keyof typeof taskQueries;
export type PlayCommandName = keyof typeof playCommands;
export type ShellCallName = keyof typeof shellCalls;
/** What a caller passes, before defaults are filled in. */
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
/** What a handler receives. */
export type ParsedInput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> =
  NonNullable<(typeof calls)[Name]['output']> | NullOf<Name>;
type NullOf<Name extends CallName> = null extends (typeof calls)[Name]['output'] ? null : never;

/** A failure as it reaches a person: one sentence each. */
export interface CallFailure {
  readonly code:
    | 'invalid-input'
    | 'not-found'
    | 'conflict'
    | 'workspace'
    | 'disk-full'
    | 'unavailable'
    | 'internal';
  /** What happened, what was kept, what to do. */
  readonly message: string;
}

export type CallResult<Name extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<Name> }
  | { readonly ok: false; readonly failure: CallFailure };

/** The one object that the preload puts into the page, as `window.stepq`. */
export interface StepqBridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>>;
  /** Subscribes to an event; the answer unsubscribes. */
  on<Name extends BridgeEventName>(
    name: Name,
    listener: (event: BridgeEvents[Name]) => void,
  ): () => void;
}
