import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { compileProgram, nextMessage, startProgram } from '../../../support/program';
import { chatServer } from '../../../support/running-chat-server';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

const KILLS = 20;
/** Calls at the same time, as the program has it. */
const IN_FLIGHT = 8;

it('killed twenty times at any moment, it loses no more replies than were in flight then', async () => {
  const server = await chatServer();
  // One reply a call, so that calls and replies count the same.
  server.support = { ...server.support, n: false };
  server.latency = () => 10;
  const folder = temporaryFolder();
  const program = await compileProgram(
    'test/src-main/policies/language-model/programs/search-houses.ts',
  );
  process.env['STEPQ_TEST_URL'] = server.url;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = server.calls.length;
    const child = startProgram(program, folder);
    while (server.calls.length === before && child.exitCode === null) await setTimeout(2);
    await setTimeout(Math.random() * 60);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  expect(await nextMessage(startProgram(program, folder))).toBe('done');
  while (server.inFlight > 0) await setTimeout(2);
  const store = temporaryStore(folder);
  const stored = store.workspace.db
    .prepare<[], number>('SELECT count(*) FROM endpoint_reply')
    .pluck()
    .get()!;
  expect(stored).toBeGreaterThan(500);
  expect(server.replies - stored).toBeGreaterThanOrEqual(0);
  expect(server.replies - stored).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
}, 60_000);
