import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** The worked example of the guide, really running. */
export interface JugServer {
  readonly url: string;
  readonly port: number;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

/** @param port 0 for one that is free */
export async function startJugs(port = 0): Promise<JugServer> {
  const program = resolve('docs/examples/http-environment.mjs');
  const child = spawn(process.execPath, [program, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    port: Number(new URL(url).port),
    kill: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          done();
          return;
        }
        child.once('exit', () => {
          done();
        });
        child.kill('SIGKILL');
      }),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once('exit', () => {
      failed(new Error('The example server ended before it listened.'));
    });
    child.stdout!.on('data', (text: Buffer) => {
      const [url] = /http:[^ ]+:\d+/.exec(text.toString()) ?? [];
      if (url !== undefined) found(url);
    });
  });
}
