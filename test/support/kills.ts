import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { openWorkspace } from '@main/store/workspace';
import type { ChatServer } from './chat-server';

/** Longest time after a first call at which a program is killed, in milliseconds. */
const LATEST = 60;

/** Replies that a workspace holds. */
export function repliesStoredIn(folder: string): number {
  const workspace = openWorkspace(folder, { mode: 'read' });
  const count = workspace.db
    .prepare<[], number>('SELECT count(*) FROM endpoint_reply')
    .pluck()
    .get()!;
  workspace.close();
  return count;
}

/** Waits until a server has answered every call. */
export async function answeredAll(server: ChatServer): Promise<void> {
  while (server.inFlight > 0) await setTimeout(2);
}

/**
 * Starts a program again and again and kills it by `kill -9` at a random moment after its first
 * call; gives for each kill how many replies the server gave that were not stored.
 */
export async function lostAtKills(
  server: ChatServer,
  start: () => ChildProcess,
  folder: string,
  kills: number,
): Promise<readonly number[]> {
  const lost: number[] = [];
  let before = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const calls = server.calls.length;
    const child = start();
    while (server.calls.length === calls && child.exitCode === null) await setTimeout(2);
    await setTimeout(Math.random() * LATEST);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await answeredAll(server);
    const missing = server.replies - repliesStoredIn(folder);
    lost.push(missing - before);
    before = missing;
  }
  return lost;
}
