import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One side of the duel: a process that makes a step when asked. */
export interface Rival {
  /** What it said when it was ready, without the word. */
  readonly ready: readonly number[];
  /** One step: its milliseconds, its loss, and what else the side tells. */
  step(): Promise<readonly number[]>;
  /** Ends the process; gives its peak memory in MB. */
  finish(): Promise<number>;
}

/** Starts a side. @throws Error when the process ends before it is asked to */
export async function startRival(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Rival> {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const lines = linesOf(child);
  const numbers = async (): Promise<readonly number[]> => {
    const next = await lines.next();
    if (next.done) throw new Error(`${command} ended before its answer.`);
    return next.value.replace('ready', '').trim().split(/\s+/).filter(Boolean).map(Number);
  };
  return {
    ready: await numbers(),
    step: () => {
      child.stdin.write('\n');
      return numbers();
    },
    finish: async () => {
      child.stdin.end();
      return (await numbers())[0] ?? NaN;
    },
  };
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  if (!child.stdout) throw new Error('The process has no output.');
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}
