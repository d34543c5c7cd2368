import { existsSync } from 'node:fs';
import { utilityProcess, type UtilityProcess } from 'electron';
import { childPeer } from '@main/rpc/ports';
import { CallError, connectCalls, type CallClient } from '@main/rpc/rpc';

/** A helper process that is started again when it dies. */
export interface Supervised {
  /** Starts the process if there is none. @throws CallError also when it dies before it answers */
  call(name: string, input: unknown): Promise<unknown>;
  /** The process itself, for handing over ports; `null` while there is none. */
  child(): UtilityProcess | null;
  start(): void;
  /** Ends it, after the call `farewell`, if one is named, or when that takes too long. */
  close(farewell?: string): Promise<void>;
}

/** One that dies more often than this is not started again before someone calls it. */
const DEATHS_IN_A_MINUTE = 3;

/** A process that takes longer to say goodbye is ended without. */
const FAREWELL_MS = 3000;

/** Keeps one helper process alive. */
export function supervise(options: {
  readonly file: string;
  /** Its name in the system's process list. */
  readonly serviceName: string;
  /** Its name in sentences: “The lab process”. */
  readonly what: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onEvent?: (name: string, payload: unknown) => void;
  readonly onStart?: (child: UtilityProcess) => void;
  /** It died although nobody told it to; `again` tells whether it has been started again. */
  readonly onDeath?: (again: boolean) => void;
}): Supervised {
  let running: { child: UtilityProcess; client: CallClient } | null = null;
  let closing = false;
  let deaths: readonly number[] = [];

  const start = (): CallClient => {
    if (running) return running.client;
    const child = utilityProcess.fork(options.file, [], {
      serviceName: options.serviceName,
      stdio: 'inherit',
      env: { ...inherited(), ...options.env },
    });
    const client = connectCalls(childPeer(child), options.what);
    const { onEvent } = options;
    if (onEvent) client.onEvent(onEvent);
    child.on('exit', () => {
      running = null;
      if (closing) return;
      const now = Date.now();
      deaths = [...deaths.filter((at) => now - at < 60_000), now];
      const again = deaths.length < DEATHS_IN_A_MINUTE;
      if (again) start();
      options.onDeath?.(again);
    });
    running = { child, client };
    options.onStart?.(child);
    return client;
  };

  return {
    call: async (name, input) => {
      if (closing) throw new CallError('unavailable', 'StepQ is closing.');
      if (!existsSync(options.file)) {
        throw new CallError('unavailable', `${options.what} is not part of this build.`);
      }
      return start().call(name, input);
    },
    child: () => running?.child ?? null,
    start: () => {
      if (existsSync(options.file)) start();
    },
    close: async (farewell) => {
      closing = true;
      if (!running) return;
      const { child, client } = running;
      if (farewell !== undefined) {
        // It may be dead or hang: what is committed is safe either way.
        await Promise.race([client.call(farewell, null), after(FAREWELL_MS)]).catch(
          () => undefined,
        );
      }
      child.kill();
    },
  };
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
