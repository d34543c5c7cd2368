import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openWorkspace } from '@main/store/workspace';
import { compileProgram, nextMessage, startProgram } from '../../../support/program';
import { chatServer } from '../../../support/running-chat-server';
import { temporaryFolder } from '../../../support/workspace';

const KILLS = 20;
/** Calls at the same time, as the program has it. */
const IN_FLIGHT = 8;

/** Replies that a workspace holds. */
function storedIn(folder: string): number {
  const workspace = openWorkspace(folder, { mode: 'read' });
  const count = workspace.db
    .prepare<[], number>('SELECT count(*) FROM endpoint_reply')
    .pluck()
    .get()!;
  workspace.close();
  return count;
}

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
  const idle = async (): Promise<void> => {
    while (server.inFlight > 0) await setTimeout(2);
  };
  const lost: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = server.calls.length;
    const child = startProgram(program, folder);
    while (server.calls.length === before && child.exitCode === null) await setTimeout(2);
    await setTimeout(Math.random() * 60);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await idle();
    lost.push(server.replies - storedIn(folder) - sum(lost));
  }
  expect(await nextMessage(startProgram(program, folder))).toBe('done');
  await idle();
  expect(storedIn(folder)).toBeGreaterThan(500);
  for (const each of lost) {
    expect(each).toBeGreaterThanOrEqual(0);
    expect(each).toBeLessThanOrEqual(IN_FLIGHT);
  }
  // What was lost was asked for again; nothing that was stored was.
  expect(server.replies - storedIn(folder)).toBe(sum(lost));
}, 60_000);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
