import { CallError } from '@main/rpc/rpc';

type Ask = (name: string, input: unknown) => Promise<unknown>;

/** The time in which the lab makes, migrates or checks the workspace. */
export interface Opening {
  /** Says that it is over, well or not. */
  ended(): void;
  /**
   * Asks a process that reads the workspace; what could not be read while the lab was at it is asked
   * once more when the lab has ended.
   */
  asking(ask: Ask): Ask;
}

export function createOpening(): Opening {
  let over = false;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    ended: () => {
      over = true;
      end();
    },
    asking: (ask) => async (name, input) => {
      const early = !over;
      try {
        return await ask(name, input);
      } catch (error) {
        if (!early || !(error instanceof CallError) || error.code !== 'workspace') throw error;
        await ended;
        return ask(name, input);
      }
    },
  };
}
