import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentHash, filesBelow } from '../../scripts/build.mjs';
import { alone, isHeld } from '../../scripts/lib/lock.mjs';
import { identity } from '../../scripts/lib/stamps.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-stamps-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('two that need the same thing do it one after the other', async () => {
  const lock = join(folder, 'deep', 'lock');
  const events: string[] = [];
  const work = (name: string) =>
    alone(async () => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      events.push(`${name} ends`);
    }, lock);
  await Promise.all([work('first'), work('second')]);
  expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(existsSync(lock)).toBe(false);
});

test('a failure gives the lock back', async () => {
  const lock = join(folder, 'lock');
  await expect(alone(() => Promise.reject(new Error('no')), lock)).rejects.toThrow('no');
  expect(await alone(() => 'next', lock)).toBe('next');
});

test('the lock of a process that is gone, or of long ago, holds nobody up', async () => {
  const lock = join(folder, 'lock');
  // Beyond the largest process number that Linux gives.
  writeFileSync(lock, '99999999');
  expect(isHeld(lock)).toBe(false);
  expect(await alone(() => 'went on', lock)).toBe('went on');
  writeFileSync(lock, String(process.pid));
  expect(isHeld(lock)).toBe(true);
  const longAgo = new Date(Date.now() - 3_600_000);
  utimesSync(lock, longAgo, longAgo);
  expect(isHeld(lock)).toBe(false);
  expect(isHeld(join(folder, 'none'))).toBe(false);
});

test('a file is known by its path, size and time', () => {
  const file = join(folder, 'file');
  const absent = identity(file);
  writeFileSync(file, 'one');
  const one = identity(file);
  expect(one).not.toBe(absent);
  expect(identity(file)).toBe(one);
  utimesSync(file, new Date(0), new Date(0));
  expect(identity(file)).not.toBe(one);
});

test('sources that were only touched need no build; changed, added, renamed or removed ones do', () => {
  mkdirSync(join(folder, 'sub'));
  const [a, b] = [join(folder, 'a.ts'), join(folder, 'sub', 'b.ts')];
  writeFileSync(a, 'a');
  writeFileSync(b, 'b');
  const hash = () => contentHash(filesBelow(folder));
  const before = hash();
  utimesSync(a, new Date(0), new Date(0));
  expect(hash()).toBe(before);
  const seen = new Set([before]);
  const changes = [
    () => writeFileSync(a, 'A'),
    () => writeFileSync(join(folder, 'c.ts'), ''),
    () => rmSync(b),
  ];
  for (const change of changes) {
    change();
    expect(seen).not.toContain(hash());
    seen.add(hash());
  }
  expect(filesBelow(join(folder, 'nowhere'))).toEqual([]);
});
