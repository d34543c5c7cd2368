import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { experimentConfigSchema } from '@shared/experiment/config';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { opened, searchHouse } from '../test/src-main/policies/language-model/support';
import { ChatServer } from '../test/support/chat-server';
import { endpointSection } from '../test/support/endpoint-section';
import { answeredAll, lostAtKills, repliesStoredIn } from '../test/support/kills';
import { option } from './options';

/**
 * Counts what `kill -9` loses: a search of many tasks through a scripted server is killed at random
 * moments and started again, then runs to its end.
 *
 *     npm run bench -- kills [--kills 20] [--calls 8]
 */

const calls = Number(option('calls', '8'));

/** Searches houses through the server, in a process of its own. */
async function search(url: string, folder: string): Promise<void> {
  const workspace = openWorkspace(folder, { mode: 'write' });
  const store = createStore(workspace);
  const id =
    store.experiments.list()[0]?.id ??
    store.experiments.create(experimentConfigSchema.parse({}), {});
  const run = opened(store.ledger.of(id), endpointSection(url, {}, { concurrency: calls }));
  const houses = Array.from({ length: 100 }, (_, index) => `toy-${index}`);
  await Promise.all(houses.map((house) => searchHouse(run, house)));
  workspace.close();
}

async function main(): Promise<void> {
  const url = option('search', '');
  if (url !== '') {
    await search(url, option('folder', ''));
    return;
  }
  const server = new ChatServer();
  server.support = { ...server.support, n: false };
  server.latency = () => 10;
  const at = await server.start();
  const folder = await mkdtemp(join(tmpdir(), 'stepq-bench-'));
  const start = () => fork(process.argv[1]!, ['--search', at, '--folder', folder]);
  const lost = await lostAtKills(server, start, folder, Number(option('kills', '20')));
  await once(start(), 'exit');
  await answeredAll(server);
  console.log({
    'calls at once': calls,
    'lost at each kill': lost.join(' '),
    'at most': Math.max(...lost),
    'replies given': server.replies,
    'replies stored': repliesStoredIn(folder),
    'given but not stored': server.replies - repliesStoredIn(folder),
  });
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

await main();
