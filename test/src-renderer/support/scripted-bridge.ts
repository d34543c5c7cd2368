import type {
  CallFailure,
  CallInput,
  CallName,
  CallOutput,
  StepqBridge,
} from '@shared/ipc/contract';
import type { BridgeEventName, BridgeEvents } from '@shared/ipc/events';

/** Answers by call; a call without one is refused as unavailable. */
export type Script = {
  readonly [Name in CallName]?: (
    input: CallInput<Name>,
  ) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/** A call that was made, in order. */
export interface MadeCall {
  readonly name: CallName;
  readonly input: unknown;
}

export interface ScriptedBridge {
  readonly calls: readonly MadeCall[];
  /** The inputs of all calls of one name. */
  readonly inputs: <Name extends CallName>(name: Name) => readonly CallInput<Name>[];
  readonly emit: <Name extends BridgeEventName>(name: Name, event: BridgeEvents[Name]) => void;
}

/** Throw it in an answer to have the call fail. */
export class ScriptedFailure extends Error {
  constructor(readonly failure: CallFailure) {
    super(failure.message);
  }
}

/** Puts a bridge into the page that answers by script and remembers what it was asked. */
export function scriptBridge(script: Script): ScriptedBridge {
  const calls: MadeCall[] = [];
  const listeners = new Map<string, Set<(event: never) => void>>();
  const bridge: StepqBridge = {
    call: async (name, input) => {
      calls.push({ name, input });
      await Promise.resolve();
      const answer = script[name] as ((asked: unknown) => never) | undefined;
      if (!answer) {
        const message = `The script has no answer to ${name}.`;
        return { ok: false, failure: { code: 'unavailable', message } };
      }
      try {
        return { ok: true, value: await Promise.resolve(answer(input)) };
      } catch (error) {
        if (error instanceof ScriptedFailure) return { ok: false, failure: error.failure };
        throw error;
      }
    },
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      known.add(listener);
      listeners.set(name, known);
      return () => known.delete(listener);
    },
  };
  Object.defineProperty(window, 'stepq', { value: bridge, configurable: true });
  return {
    calls,
    inputs: (name) => calls.filter((made) => made.name === name).map(({ input }) => input as never),
    emit: (name, event) => {
      for (const listener of listeners.get(name) ?? []) listener(event as never);
    },
  };
}
