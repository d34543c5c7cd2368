import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A whole experiment in well under a minute: searched, paired, trained and compared for real. */
export const tinyConfig = {
  name: 'Tiny look',
  seed: 7,
  task: { trainTasks: 8, testTasks: 4 },
  search: { iterations: 30, stopOnSuccess: false },
  pairs: { selection: 'all-siblings', heldoutShare: 0.2 },
  model: { preset: 'tiny', epochs: 0.5, contrastSteps: 8, checkpointEvery: 10 },
  evaluation: { agents: ['sample', 'beam'], baseline: 'sample', candidates: 3, resamples: 200 },
};

const root = resolve(import.meta.dirname, '../..');
/** Playwright empties this folder when it starts, so a run never looks at the one before. */
const made = join(root, 'test-results', 'e2e', 'tiny-run');

/**
 * A workspace of its own that holds one finished tiny experiment. The command line makes it once
 * for all tests of a run; each caller gets a copy to do with as it likes.
 */
export async function tinyWorkspace(): Promise<string> {
  const workspace = join(made, 'workspace');
  const there = await readdir(made).catch((): string[] => []);
  if (!there.includes('done')) {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true });
    const file = join(made, 'config.json');
    await writeFile(file, JSON.stringify(tinyConfig));
    await run(['run', file, '--workspace', workspace]);
    await writeFile(join(made, 'done'), '');
  }
  const copy = join(await mkdtemp(join(tmpdir(), 'stepq-tiny-')), 'workspace');
  await cp(workspace, copy, { recursive: true });
  return copy;
}

/** Runs the built command line. */
async function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stdout.on('data', (text) => said.push(String(text)));
  child.stderr.on('data', (text) => said.push(String(text)));
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0)
    throw new Error(`stepq ${args.join(' ')} gave ${String(code)}:\n${said.join('')}`);
}
