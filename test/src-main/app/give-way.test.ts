import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { giveWay } from '@main/app/give-way';

it('lets a process work below the priority of the window', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  try {
    giveWay(child);
    await once(child, 'spawn');
    expect(getPriority(child.pid)).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
  } finally {
    child.kill();
  }
});

it('does without where there is no process to speak of', () => {
  let spawned = (): void => undefined;
  giveWay({ pid: undefined, once: (_event, listener) => (spawned = listener) });
  expect(spawned).not.toThrow();
});
