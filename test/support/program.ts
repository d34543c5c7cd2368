import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

/** Below `node_modules`, so that packages are found from there. */
const folder = path.resolve('node_modules/.cache/stepq/test-programs');

/**
 * Compiles a program of the main side for tests that need it in a process of its own; gives the
 * path of the JavaScript.
 */
export async function compileProgram(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@shared': path.resolve('src-shared'), '@main': path.resolve('src-main') },
    },
    build: { ssr: entry, write: false, target: 'node20' },
  });
  if (!('output' in result)) throw new Error(`${entry} could not be compiled.`);
  const file = path.join(folder, `${entry.replace(/[\\/]/g, '-')}.mjs`);
  mkdirSync(folder, { recursive: true });
  // Renamed into place, for another test file may be starting the same program.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, result.output[0].code);
  renameSync(unfinished, file);
  return file;
}

/** Starts a compiled program on a workspace; it is killed when the test ends. */
export function startProgram(file: string, workspace: string): ChildProcess {
  const child = fork(file, {
    env: { ...process.env, STEPQ_WORKSPACE: workspace },
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The next message of a program. */
export function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The program ended with code ${String(code)}.`)));
  });
}
