import { fork, type ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { experimentConfigSchema } from '@shared/experiment/config';
import { createLab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import { createQModelService } from '@main/qmodel/local-service';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { ChatServer } from '../test/support/chat-server';
import { machine } from './machine';
import { option } from './options';

/**
 * Measures how well a run keeps a language model busy: the search of WebShop tasks through a scripted
 * server of known latency in a process of its own, as an experiment does it, replies and trees stored.
 *
 *     npm run bench -- endpoint [--tasks 600] [--calls 32] [--searched 48] [--latency 500]
 */

const calls = Number(option('calls', '32'));
const latency = Number(option('latency', '500'));
const tasks = Number(option('tasks', '600'));

/** A shopper who searches first and then follows any link. */
async function serveChat(): Promise<void> {
  const server = new ChatServer();
  server.latency = () => latency;
  server.say = ({ messages }, random) => {
    const seen = messages.at(-1)!.content;
    const links = seen.includes('Buy Now')
      ? ['Buy Now', 'Description', 'Back to Search']
      : (seen.match(/\bB0[0-9A-Z]{8}\b/g) ?? []);
    const action =
      links.length === 0
        ? `search[${['red shoes', 'blue chair', 'soft towel'][random(3)]!}]`
        : `click[${links[random(links.length)]!}]`;
    return `Thought: On we go.\nAction: ${action}`;
  };
  process.send!(await server.start());
}

/** When calls began and ended, in milliseconds since 1970. */
interface Change {
  readonly at: number;
  readonly by: 1 | -1;
}

/** Notes each call from the moment it is handed to the network until its last byte is here. */
function watchCalls(): readonly Change[] {
  const changes: Change[] = [];
  const note = (by: 1 | -1) => (): void => {
    changes.push({ at: performance.timeOrigin + performance.now(), by });
  };
  subscribe('undici:request:create', note(1));
  subscribe('undici:request:trailers', note(-1));
  subscribe('undici:request:error', note(-1));
  return changes;
}

/** Shares of the time from `from` to `to`: with every call under way, and of the calls' mean. */
function busy(
  changes: readonly Change[],
  from: number,
  to: number,
): { full: number; mean: number } {
  let under = 0;
  let since = from;
  let full = 0;
  let area = 0;
  for (const { at, by } of [...changes, { at: to, by: -1 as const }]) {
    const until = Math.min(to, Math.max(from, at));
    if (under >= calls) full += until - since;
    area += Math.min(under, calls) * (until - since);
    since = until;
    under += by;
  }
  return { full: full / (to - from), mean: area / (to - from) / calls };
}

/** How long a place stays empty when a call has ended, in milliseconds: the median and of 95 %. */
function gaps(
  changes: readonly Change[],
  from: number,
  to: number,
): { median: number; p95: number } {
  const inside = changes.filter(({ at }) => at >= from && at <= to);
  const ends: number[] = [];
  const lengths: number[] = [];
  for (const { at, by } of inside) {
    if (by === -1) ends.push(at);
    else if (ends.length > 0) lengths.push(at - ends.shift()!);
  }
  lengths.sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? NaN;
  return { median: at(0.5), p95: at(0.95) };
}

async function measure(url: string, directory: string): Promise<void> {
  const changes = watchCalls();
  const workspace = openWorkspace(directory, { mode: 'write' });
  const store = createStore(workspace);
  let committed = 0;
  let fewLeft = 0;
  const lab = createLab({
    store,
    resources: resolve('resources'),
    models: createModelHost(() => Promise.resolve(createQModelService())),
    emit: (name) => {
      if (name !== 'tree.committed') return;
      committed += 1;
      if (committed === tasks - calls) fewLeft = Date.now();
    },
    clock: Date.now,
    appVersion: 'bench',
  });
  const config = experimentConfigSchema.parse({
    task: { environment: 'webshop', trainTasks: tasks, testTasks: 1 },
    policy: {
      kind: 'endpoint',
      endpoints: [{ baseUrl: url, model: 'small', key: { from: 'none' }, concurrency: calls }],
      seed: 1,
    },
    search: {
      iterations: 3,
      stopOnSuccess: false,
      concurrency: Number(option('searched', String(calls * 1.5))),
    },
  });
  const id = await lab.start(config);
  const collect = () => store.stages.list(id).find(({ stage }) => stage === 'collect')!;
  const began = process.cpuUsage();
  while (collect().status === 'waiting' || collect().status === 'running') await setTimeout(20);
  const { user, system } = process.cpuUsage(began);
  const { startedAt, finishedAt } = collect();
  if (startedAt === null || finishedAt === null) throw new Error(store.experiments.get(id).reason);
  await lab.cancel(id).catch(() => undefined);
  await lab.idle();
  const seconds = (finishedAt - startedAt) / 1000;
  const made = changes.filter(({ by }) => by === 1).length;
  const whole = busy(changes, startedAt, finishedAt);
  const steady = busy(changes, startedAt, fewLeft);
  const empty = gaps(changes, startedAt, fewLeft);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  console.log({
    ...machine(),
    calls: made,
    seconds: seconds.toFixed(1),
    'calls a second': (made / seconds).toFixed(0),
    'processor time a call (ms)': ((user + system) / 1000 / made).toFixed(2),
    [`whole search with ${calls} calls under way`]: percent(whole.full),
    'mean calls under way': percent(whole.mean),
    [`until fewer than ${calls} tasks are left`]: percent(steady.full),
    'mean until then': percent(steady.mean),
    'a place is empty for (ms, median and 95 %)': [empty.median.toFixed(2), empty.p95.toFixed(2)],
  });
  workspace.close();
}

async function main(): Promise<void> {
  if (process.argv.includes('--serve')) {
    await serveChat();
    return;
  }
  const server: ChildProcess = fork(process.argv[1]!, ['--serve', '--latency', String(latency)]);
  const directory = await mkdtemp(join(tmpdir(), 'stepq-bench-'));
  try {
    const url = await new Promise<string>((told, failed) => {
      server.once('message', (message) => {
        if (typeof message === 'string') told(message);
      });
      server.once('exit', () => {
        failed(new Error('The server ended.'));
      });
    });
    await measure(url, directory);
  } finally {
    server.kill();
    await rm(directory, { recursive: true, force: true });
  }
}

await main();
