import { CommanderError } from 'commander';
import { CallError } from '@main/rpc/rpc';
import { exitCodes, type ExitCode } from '@main/cli/exit-codes';

/** Ends a command with an exit code after it has said itself what there was to say. */
export class CommandEnded extends Error {
  constructor(readonly exitCode: ExitCode) {
    super(`The command ended with status ${exitCode}.`);
    this.name = 'CommandEnded';
  }
}

/** Says on standard error why a command failed; gives the exit code. */
export function reportFailure(error: unknown): ExitCode {
  if (error instanceof CommandEnded) return error.exitCode;
  // Commander has printed its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  console.error(error instanceof Error ? error.message : String(error));
  if (!(error instanceof CallError)) return exitCodes.failed;
  switch (error.code) {
    case 'invalid-input':
    case 'too-many-tasks':
      return exitCodes.usage;
    case 'workspace':
    case 'disk-full':
      return exitCodes.workspace;
    case 'not-found':
      return exitCodes.notFound;
    case 'cancelled':
      return exitCodes.interrupted;
    default:
      return exitCodes.failed;
  }
}
