import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimentConfigSchema } from '@shared/experiment/config';
import { importOptionsSchema } from '@shared/exchange/imports';
import { importSource, inspectSource } from '@main/lab/imports/import-source';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { lineOf, malformedFile, malformedLines, soundLine } from '../test/support/malformed-lines';
import { option } from './options';

/**
 * Reads a file of lines that are wrong in every way: looks whether each is told of by its line, whether
 * a refused import leaves anything behind, and whether the sound lines alone are imported when they are
 * asked for. At its end stands a line of 50 MB, and a sound one after it.
 *
 *     npm run bench -- malformed [--lines 100000]
 */

const lines = Number(option('lines', '100000'));
const config = experimentConfigSchema.parse({});
const watch = { signal: new AbortController().signal, onProgress: () => undefined };
const say = (what: string, figure: string): void => console.log(`${what.padEnd(44)} ${figure}`);

function write(path: string): void {
  const file = openSync(path, 'w');
  for (const bytes of malformedFile(lines)) writeSync(file, bytes);
  const megabyte = Buffer.alloc(1 << 20, 'x');
  for (let i = 0; i < 50; i += 1) writeSync(file, megabyte);
  writeSync(file, `\n${soundLine(0)}`);
  closeSync(file);
}

/** Bad lines that are not told of at their line, or not for what is wrong with them. */
function untold(problems: readonly { readonly line: number; readonly message: string }[]): number {
  let wrong = Math.abs(problems.length - lines - 1);
  problems.slice(0, lines).forEach(({ line, message }, at) => {
    const [, said] = malformedLines[(at + 1) % malformedLines.length]!;
    if (line !== lineOf(at + 1) || !said.test(message)) wrong += 1;
  });
  return wrong;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stepq-bench-'));
  try {
    const path = join(folder, 'lines.jsonl');
    write(path);
    const options = importOptionsSchema.parse({ format: 'chat-jsonl', listed: 1_000_000 });
    const request = { path, options, config };
    const start = performance.now();
    const { problems, trees } = await inspectSource(request, watch);
    const seconds = (performance.now() - start) / 1000;
    say('megabytes', (statSync(path).size / 1e6).toFixed(0));
    say('bad lines told of', problems.length.toLocaleString('en'));
    say('not told of by line and fault', String(untold(problems)));
    say('sound lines between them', String(trees));
    say('seconds, both readings', seconds.toFixed(1));
    say('lines a second', Math.round((2 * lines) / seconds).toLocaleString('en'));

    const workspace = openWorkspace(join(folder, 'workspace'), { mode: 'write' });
    const store = createStore(workspace);
    const stored = (table: string): number =>
      Number(workspace.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    const refused = await importSource(store, request, {}, watch).then(
      () => 'no',
      () => 'yes',
    );
    say('import refused', refused);
    const tables = ['experiment', 'task', 'tree', 'node', 'text', 'pair', 'import'];
    const left = tables.reduce((sum, table) => sum + stored(table), 0);
    say('rows left in the workspace', String(left));
    const keepGood = { ...request, options: { ...options, keepGood: true } };
    await importSource(store, keepGood, {}, watch);
    say('trees imported without them', String(stored('tree')));
    say('largest memory (MB)', (process.resourceUsage().maxRSS / 1024).toFixed(0));
    workspace.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
