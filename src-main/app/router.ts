import { CallError } from '@main/rpc/rpc';
import { commands } from '@shared/ipc/commands';
import {
  calls,
  type CallFailure,
  type CallName,
  type CallResult,
  type ShellCallName,
} from '@shared/ipc/contract';
import { labQueries } from '@shared/ipc/lab-queries';
import { queries } from '@shared/ipc/queries';
import { playCommands, taskQueries } from '@shared/ipc/task-calls';
import type { ShellCalls } from '@main/app/shell-calls';

/** Who answers which calls. */
export interface CallPlaces {
  readonly query: (name: string, input: unknown) => Promise<unknown>;
  readonly command: (name: string, input: unknown) => Promise<unknown>;
  /** Tasks, and games with them. */
  readonly play: (name: string, input: unknown) => Promise<unknown>;
  readonly shell: ShellCalls;
}

const codes: ReadonlySet<string> = new Set<CallFailure['code']>([
  'invalid-input',
  'not-found',
  'conflict',
  'workspace',
  'disk-full',
  'unavailable',
  'internal',
]);

const isCode = (code: string): code is CallFailure['code'] => codes.has(code);
const isCall = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name);

/**
 * Checks a call against the contract, has it answered, and makes of any failure a sentence. Never
 * rejects.
 */
export async function answerCall(
  places: CallPlaces,
  name: unknown,
  input: unknown,
): Promise<CallResult<CallName>> {
  if (!isCall(name)) return failed('invalid-input', 'There is no call of this name.');
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
    return failed(
      'invalid-input',
      `The call ${name} was not understood${where}: ${issue?.message ?? 'its input has another form'}.`,
    );
  }
  try {
    // The contract pairs the value's type with the name; the line between processes does not carry it.
    const value = (await answer(places, name, parsed.data)) as never;
    return { ok: true, value };
  } catch (error) {
    if (error instanceof CallError) {
      return failed(isCode(error.code) ? error.code : 'internal', error.message);
    }
    return failed('internal', error instanceof Error ? error.message : String(error));
  }
}

function answer(places: CallPlaces, name: CallName, input: unknown): Promise<unknown> {
  if (Object.hasOwn(queries, name)) return places.query(name, input);
  if (name === 'export.data') return places.shell.exportData(input, places.command);
  if (name === 'imports.inspect' || name === 'imports.start') {
    return places.shell.importFrom(name, input, places.command);
  }
  if (name === 'export.model') return places.shell.exportModel(input, places.command);
  if (Object.hasOwn(commands, name) || Object.hasOwn(labQueries, name)) {
    return places.command(name, input);
  }
  if (Object.hasOwn(taskQueries, name) || Object.hasOwn(playCommands, name)) {
    return places.play(name, input);
  }
  return places.shell.call(name as ShellCallName, input);
}

function failed(code: CallFailure['code'], message: string): CallResult<CallName> {
  return { ok: false, failure: { code, message } };
}
