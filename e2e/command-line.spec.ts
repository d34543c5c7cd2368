import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import OpenAI from 'openai';
import { ChatServer } from '../test/support/chat-server';

const program = resolve(import.meta.dirname, '../out/main/cli.js');

/** The whole method at its smallest. */
const tiny = {
  name: 'Tiny, headless',
  seed: 5,
  task: { trainTasks: 8, testTasks: 4 },
  search: { iterations: 10 },
  pairs: { selection: 'all-siblings' },
  model: { epochs: 0.2, batch: 8, threads: 1 },
  evaluation: { agents: ['sample', 'ranker-of-n', 'beam'], resamples: 200 },
};

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

let folder: string;
let workspace: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepq-cli-'));
  workspace = join(folder, 'workspace');
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `stepq` to its end. */
async function stepq(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], {
      maxBuffer: 2 ** 27,
    });
    return { code: 0, out: stdout, error: stderr };
  } catch (failure) {
    const { code, stdout, stderr } = failure as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, error: stderr };
  }
}

async function config(name: string, content: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('refuses a config before anything starts, naming each field and its range', async () => {
  const file = await config('bad.json', { search: { iterations: 0, depth: 3 }, seed: 'one' });
  const { code, error } = await stepq('run', file, '-w', workspace);
  expect(code).toBe(2);
  expect(error).toContain('nothing was started');
  expect(error).toContain('search.iterations: must be at least 1');
  expect(error).toContain('search.depth: there is no such field');
  expect(error).toMatch(/seed: must be a/);
  expect((await stepq('run', await config('no.json', '{"seed"'), '-w', workspace)).code).toBe(2);
  expect((await stepq('run', join(folder, 'absent.json'), '-w', workspace)).code).toBe(4);
});

test('refuses more tasks than there are, and stores nothing', async () => {
  const file = await config('many.json', { ...tiny, task: { trainTasks: 9000, testTasks: 4 } });
  const { code, error } = await stepq('run', file, '-w', workspace);
  expect(code).toBe(2);
  expect(error).toMatch(/^9000 training tasks \(task\.trainTasks\) .* only \d+/);
  expect(JSON.parse((await stepq('list', '-w', workspace, '--json')).out)).toEqual([]);
});

test('measures what an experiment will take, and stores none', async () => {
  const file = await config('measured.json', tiny);
  const { code, out, error } = await stepq('estimate', file, '-w', workspace, '--json');
  expect(code).toBe(0);
  expect(error).toContain('Collect trees: ');
  const { measured, seconds, bytes } = JSON.parse(out) as {
    measured: { searches: readonly unknown[] };
    seconds: { total: { low: number; high: number } };
    bytes: { likely: number };
  };
  expect(measured.searches).toHaveLength(3);
  expect(seconds.total.high).toBeGreaterThan(seconds.total.low);
  expect(bytes.likely).toBeGreaterThan(1e6);
  expect(JSON.parse((await stepq('list', '-w', workspace, '--json')).out)).toEqual([]);
});

test('runs an experiment, prints the table, and the second time prints it at once', async () => {
  const [file, json] = [await config('tiny.json', tiny), join(folder, 'table.json')];
  const first = await stepq('run', file, '-w', workspace, '--json', json);
  expect(first.error).toBe('');
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/Collect trees: 8 of 8 tasks/);
  expect(first.out).toMatch(/beam − sample +[+−]?\d/);
  const table = JSON.parse(await readFile(json, 'utf8')) as { runs: { name: string; n: number }[] };
  expect(table.runs.map(({ name, n }) => [name, n])).toEqual([
    ['sample', 4],
    ['ranker-of-n', 4],
    ['beam', 4],
  ]);
  const again = await stepq('run', file, '-w', workspace, '--json', '-');
  expect(JSON.parse(again.out.slice(again.out.indexOf('{\n')))).toEqual(table);
  expect(`${again.out}${again.error}`).not.toContain('Collect trees');
});

test('lists and shows it, and exports its pairs to a new file only', async () => {
  const [row] = JSON.parse((await stepq('list', '-w', workspace, '--json')).out) as [
    { id: string; status: string },
  ];
  expect(row.status).toBe('done');
  expect((await stepq('show', row.id.slice(0, 4), '-w', workspace)).out).toContain(
    'Tiny, headless',
  );
  const output = join(folder, 'pairs.jsonl');
  const written = await stepq('export', 'pairs', row.id, '-w', workspace, '-o', output);
  expect(written.code).toBe(0);
  const rows = (await readFile(output, 'utf8')).trim().split('\n');
  expect(rows.map((line) => JSON.parse(line) as object).length).toBeGreaterThan(0);
  const twice = await stepq('export', 'pairs', row.id, '-w', workspace, '-o', output);
  expect(twice.code).not.toBe(0);
  expect(twice.error).toMatch(/exists/);
  expect((await stepq('show', 'zzzz', '-w', workspace)).code).toBe(4);
});

test('exports its model for other programs to a new folder only', async () => {
  const [row] = JSON.parse((await stepq('list', '-w', workspace, '--json')).out) as [
    { id: string },
  ];
  for (const [format, file] of [
    ['onnx', 'model.onnx'],
    ['huggingface', 'model.safetensors'],
  ] as const) {
    const to = join(folder, format);
    const args = ['export', 'model', row.id.slice(0, 4), '-w', workspace, '--to', to];
    const written = await stepq(...args, '--format', format, '--json');
    expect(written.error).toBe('');
    const said = JSON.parse(written.out) as { folder: string; files: string[] };
    expect(said.folder).toBe(to);
    expect(said.files).toContain(file);
    expect((await readdir(to)).sort()).toEqual([...said.files].sort());
    const before = await readFile(join(to, file));
    const twice = await stepq(...args, '--format', format);
    expect([twice.code, twice.error]).toEqual([2, expect.stringContaining('exists already')]);
    expect((await readFile(join(to, file))).equals(before)).toBe(true);
  }
  const none = await stepq('export', 'model', 'zzzz', '-w', workspace, '--to', join(folder, 'x'));
  expect(none.code).toBe(4);
});

test('refuses a model to start from that is none, with its path, and stores nothing', async () => {
  const base = join(folder, 'no-checkpoint');
  const file = await config('base.json', { ...tiny, model: { ...tiny.model, base } });
  const before = (await stepq('list', '-w', workspace, '--json')).out;
  const { code, error } = await stepq('run', file, '-w', workspace);
  expect(code).toBe(4);
  expect(error).toContain(`(model.base, ${base}) cannot be used. There is no folder`);
  expect((await stepq('list', '-w', workspace, '--json')).out).toBe(before);
});

test('exports trees, best paths and tables with the filters that mean something to each', async () => {
  const [row] = JSON.parse((await stepq('list', '-w', workspace, '--json')).out) as [
    { id: string },
  ];
  const write = (format: string, to: string, ...filters: readonly string[]) =>
    stepq('export', format, row.id, '--to', join(folder, to), '-w', workspace, ...filters);
  const paths = await write('openai-sft-jsonl', 'sft.jsonl', '--min-reward', '0.5');
  expect([paths.code, paths.error]).toEqual([0, '']);
  expect(paths.out).toMatch(/maximum length to \d+ or more/);
  const lines = (await readFile(join(folder, 'sft.jsonl'), 'utf8')).trim().split('\n');
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('messages');
  const nodes = await write('nodes-parquet', 'nodes.parquet', '--step', '1', '--json');
  const { rows, filters } = JSON.parse(nodes.out) as { rows: number; filters: { out: number }[] };
  expect(filters.at(-1)?.out).toBe(rows);
  const unmeant = await write('nodes-csv', 'nodes.csv', '--min-margin', '0.2');
  expect([unmeant.code, unmeant.error]).toEqual([2, expect.stringContaining('--min-margin')]);
  const bad = await write('trl-jsonl', 'bad.jsonl', '--min-margin', 'much');
  expect([bad.code, bad.error]).toEqual([2, expect.stringContaining('minMargin')]);
});

test('prints the schema of a config, and reads a config that names it', async () => {
  const schema = JSON.parse((await stepq('schema')).out) as { properties: object };
  expect(schema.properties).toHaveProperty('search');
  const file = await config('named.json', { $schema: './config.schema.json', seed: 'one' });
  const { error } = await stepq('run', file, '-w', workspace);
  expect(error).toContain('seed: must be');
  expect(error).not.toContain('$schema');
});

test('lists tasks by their words, and asks the shop’s search engine', async () => {
  type Task = { id: string; instruction: string; gold: Record<string, string> };
  const all = JSON.parse((await stepq('tasks', 'webshop', '--json')).out) as Task[];
  const found = JSON.parse(
    (await stepq('tasks', 'webshop', '--search', 'machine wash', '--json')).out,
  ) as Task[];
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(all.length);
  expect((await stepq('tasks', 'webshop', '-s', 'synthetic-17')).out).toMatch(/of \d+ tasks\n$/);
  const answer = JSON.parse((await stepq('webshop', 'search', 'red shoes', '--json')).out) as {
    total: number;
    results: { asin: string; title: string; score: number }[];
  };
  expect(answer.results).toHaveLength(answer.total);
  expect(answer.results[0]?.asin).toMatch(/^B0/);
  const scores = answer.results.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect((await stepq('webshop', 'search', 'qqqqqq')).out).toBe('0 results\n');
});

test('plays given actions; what is no action costs a turn and changes nothing', async () => {
  const actions = await config(
    'actions.txt',
    'search[red shoes]\nfly to the moon\nclick[< Prev]\n',
  );
  const played = await stepq(
    'play',
    'webshop',
    '--task',
    'synthetic-17',
    '--actions',
    actions,
    '--json',
  );
  const [start, search, nonsense] = played.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { valid?: boolean; observation: string });
  expect(start?.observation).toContain('Search');
  expect(search).toMatchObject({ valid: true });
  expect(nonsense).toMatchObject({ valid: false });
  const unknown = await stepq('play', 'webshop', '--task', 'none', '--actions', actions);
  expect([unknown.code, unknown.error]).toEqual([4, expect.stringContaining('"none"')]);
});

test('plays actions as they are typed, as an experiment plays the environment', async () => {
  const file = await config('react.json', { task: { webshop: { observation: 'react' } } });
  const typed = ['play', 'webshop', '--config', file, '--task', 'synthetic-17', '--actions', '-'];
  const child = spawn(process.execPath, [program, ...typed]);
  let shown = '';
  child.stdout.on('data', (text) => (shown += String(text)));
  child.stdin.write('search[red shoes]\n');
  await expect.poll(() => shown, { timeout: 20_000 }).toContain('\n[Next >] \n');
  child.stdin.write('click[next >]\n');
  await expect.poll(() => shown).toContain('Page 2 (Total results: 50)');
  child.stdin.end();
  expect(await new Promise((done) => child.once('close', done))).toBe(0);
});

test('stops on Ctrl+C within two seconds, keeps what it did, and meanwhile lets no other write', async () => {
  const file = await config('long.json', { ...tiny, task: { trainTasks: 2000, testTasks: 4 } });
  const child = spawn(process.execPath, [program, 'run', file, '-w', workspace], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await expect
    .poll(async () => JSON.stringify(await stepq('list', '-w', workspace)), { timeout: 60_000 })
    .toMatch(/ [1-9]\d* of 2000/);
  const other = await stepq('run', await config('tiny.json', tiny), '-w', workspace);
  expect([other.code, other.error]).toEqual([3, expect.stringContaining('in use')]);
  const asked = Date.now();
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
  expect(Date.now() - asked).toBeLessThan(2000);
  const rows = JSON.parse((await stepq('list', '-w', workspace, '--json')).out) as {
    status: string;
    trees: number;
  }[];
  expect(rows.find(({ status }) => status !== 'done')?.trees).toBeGreaterThan(0);
});

test('says what each endpoint of a config supports, also when another is not there', async () => {
  const server = new ChatServer();
  server.support = { ...server.support, n: false, logprobs: false };
  const baseUrl = await server.start();
  const key = { from: 'none' };
  const endpoints = [
    { baseUrl: 'http://127.0.0.1:9/v1', model: 'small', key },
    { baseUrl, model: 'small', key },
  ];
  const file = await config('asks.json', { policy: { kind: 'endpoint', endpoints } });
  const { code, out, error } = await stepq('probe', file);
  await server.stop();
  expect(code).toBe(1);
  expect(error).toContain('The endpoint http://127.0.0.1:9/v1 (small) cannot be reached');
  expect(out).toMatch(/n +not supported by this server +one reply to a call for two/);
  expect(out).toMatch(/logprobs +not supported by this server/);
  expect(out).toMatch(/usage +supported/);
});

test('serves the guided agent to OpenAI’s own client until Ctrl+C', async () => {
  const rows = JSON.parse((await stepq('list', '-w', workspace, '--json')).out) as {
    id: string;
    status: string;
  }[];
  const id = rows.find(({ status }) => status === 'done')!.id;
  const refused = await stepq('serve', id, '-w', workspace);
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('environment itself')]);
  const upstream = new ChatServer();
  upstream.key = 'upstream-key';
  let said = 0;
  upstream.say = () =>
    `Thought: I look.\nAction: search[${['red', 'blue', 'green'][said++ % 3]!} shoes]`;
  const url = await upstream.start();
  const child = spawn(
    process.execPath,
    [program, 'serve', id, '-w', workspace, '--port', '0', '--json', '-n', '3'].concat([
      '--upstream',
      url,
      '--model',
      'small',
      '--key',
      'UPSTREAM_KEY',
    ]),
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, UPSTREAM_KEY: upstream.key } },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const serving = JSON.parse(line.toString()) as { url: string; key: string; model: string };
  expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const client = new OpenAI({ baseURL: serving.url, apiKey: serving.key, maxRetries: 0 });
  const messages = [
    {
      role: 'user' as const,
      content:
        'WebShop [SEP] Instruction: [SEP] Find me red shoes, and price lower than 50.00 dollars [SEP] Search',
    },
  ];
  const reply = await client.chat.completions.create({ model: serving.model, messages });
  const { candidates, chosen } = (
    reply as unknown as { stepq: { candidates: { action: string; q: number }[]; chosen: number } }
  ).stepq;
  expect(candidates.map(({ action }) => action)).toEqual([
    'search[red shoes]',
    'search[blue shoes]',
    'search[green shoes]',
  ]);
  expect(candidates[chosen]!.q).toBe(Math.max(...candidates.map(({ q }) => q)));
  expect(reply.choices[0]?.message.content).toContain(candidates[chosen]!.action);
  const stranger = new OpenAI({ baseURL: serving.url, apiKey: 'guess', maxRetries: 0 });
  await expect(stranger.models.list()).rejects.toThrow(/token is missing or wrong/);
  // Even while somebody waits for an answer.
  upstream.trouble = () => 'silence';
  const waiting = client.chat.completions.create({ model: 'any', messages }).catch(() => 'gone');
  await expect.poll(() => upstream.calls.length).toBeGreaterThan(1);
  const asked = Date.now();
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
  expect(Date.now() - asked).toBeLessThan(2000);
  expect(await waiting).toBe('gone');
  await upstream.stop();
});

test('leaves a damaged workspace and one of a newer version as they are, and says so', async () => {
  const [damaged, newer] = [join(folder, 'damaged'), join(folder, 'newer')];
  await mkdir(damaged);
  await writeFile(join(damaged, 'workspace.sqlite'), 'this is no database at all');
  await mkdir(newer);
  await copyFile(join(workspace, 'workspace.sqlite'), join(newer, 'workspace.sqlite'));
  const db = new Database(join(newer, 'workspace.sqlite'));
  db.prepare(`INSERT INTO migration VALUES (999, 'from the future', 0)`).run();
  db.close();
  for (const [where, sentence] of [
    [damaged, 'damaged'],
    [newer, 'newer version'],
  ] as const) {
    const before = await readFile(join(where, 'workspace.sqlite'));
    const { code, error } = await stepq('list', '-w', where);
    expect([code, error]).toEqual([3, expect.stringContaining(sentence)]);
    expect((await readFile(join(where, 'workspace.sqlite'))).equals(before)).toBe(true);
  }
});
