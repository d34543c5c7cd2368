import { expect, it } from 'vitest';
import { answeredAll, lostAtKills, repliesStoredIn } from '../../../support/kills';
import { compileProgram, nextMessage, startProgram } from '../../../support/program';
import { chatServer } from '../../../support/running-chat-server';
import { temporaryFolder } from '../../../support/workspace';

/** Calls at the same time, as the program has it. */
const IN_FLIGHT = 8;

it('killed five times at any moment, it loses no more replies than were in flight then (twenty times: npm run bench -- kills)', async () => {
  const server = await chatServer();
  // One reply a call, so that calls and replies count the same.
  server.support = { ...server.support, n: false };
  server.latency = () => 10;
  const folder = temporaryFolder();
  const program = await compileProgram(
    'test/src-main/policies/language-model/programs/search-houses.ts',
  );
  process.env['STEPQ_TEST_URL'] = server.url;
  const lost = await lostAtKills(server, () => startProgram(program, folder), folder, 5);
  for (const each of lost) {
    expect(each).toBeGreaterThanOrEqual(0);
    expect(each).toBeLessThanOrEqual(IN_FLIGHT);
  }
  expect(await nextMessage(startProgram(program, folder))).toBe('done');
  await answeredAll(server);
  // What was lost was asked for again; nothing that was stored was.
  const all = lost.reduce((sum, each) => sum + each, 0);
  expect(server.replies - repliesStoredIn(folder)).toBe(all);
  expect(repliesStoredIn(folder)).toBeGreaterThan(500);
}, 60_000);
