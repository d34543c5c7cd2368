import { useCallback, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import { notify } from '@renderer/state/notices';
import type {
  CallFailure,
  CallInput,
  CallOutput,
  CommandName,
  ShellCallName,
} from '@shared/ipc/contract';

/** A command and how it is doing. */
export interface Command<Name extends CommandName | ShellCallName> {
  /** Gives the answer, or `undefined` after a failure. */
  readonly run: (input: CallInput<Name>) => Promise<CallOutput<Name> | undefined>;
  readonly busy: boolean;
  readonly failure: CallFailure | null;
}

/**
 * A command for a button: tells whether it is under way and what went wrong.
 * @param options.quiet leaves a failure to the caller; otherwise it is also shown as a notice
 */
export function useCommand<Name extends CommandName | ShellCallName>(
  name: Name,
  options: { readonly quiet?: boolean } = {},
): Command<Name> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const quiet = options.quiet === true;
  const run = useCallback(
    async (input: CallInput<Name>) => {
      setBusy(true);
      setFailure(null);
      const result = await callBridge(name, input);
      setBusy(false);
      if (result.ok) return result.value;
      setFailure(result.failure);
      if (!quiet) notify({ tone: 'bad', message: result.failure.message });
      return undefined;
    },
    [name, quiet],
  );
  return { run, busy, failure };
}
