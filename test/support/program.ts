import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

/**
 * Compiles a program of the main side for tests that need it in a process of its own; gives the
 * path of the JavaScript. Stands below `node_modules`, where packages are found.
 */
export async function compileProgram(entry: string): Promise<string> {
  const name = path.basename(entry, '.ts');
  const outDir = path.resolve('node_modules/.cache/stepq/test-programs', `${name}-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@shared': path.resolve('src-shared'), '@main': path.resolve('src-main') },
    },
    build: { ssr: entry, outDir, target: 'node20', rolldownOptions: { output: { format: 'es' } } },
  });
  return path.join(outDir, `${name}.js`);
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
