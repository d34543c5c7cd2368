import { notify } from '@renderer/state/notices';
import { useCommand, type Command } from '@renderer/state/useCommand';
import type { CommandName } from '@shared/ipc/contract';

/** A command on one experiment that says so when it is done. */
export function useAction<Name extends Extract<CommandName, `experiments.${string}`>>(
  name: Name,
  done: string,
): Command<Name> {
  const command = useCommand(name);
  return {
    ...command,
    run: async (input) => {
      const answer = await command.run(input);
      if (answer !== undefined) notify({ tone: 'plain', message: done });
      return answer;
    },
  };
}
