// One set-up or build of a checkout at a time, however many terminals start one.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateDir } from './paths.mjs';
import { say } from './say.mjs';

/** Nothing that the set-up does takes longer: an older lock was left by a process that was killed. */
const STALE_MS = 20 * 60_000;

/**
 * Whether the process that wrote a lock file still holds it.
 * @param {string} file
 */
export function isHeld(file) {
  try {
    if (Date.now() - fs.statSync(file).mtimeMs > STALE_MS) return false;
    const holder = Number(fs.readFileSync(file, 'utf8'));
    // A file without a number is being written at this moment.
    if (!Number.isInteger(holder) || holder <= 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @template T
 * @param {() => T | Promise<T>} work
 * @param {string} [file]
 * @returns {Promise<T>}
 */
export async function alone(work, file = path.join(stateDir, 'lock')) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; ;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (!isHeld(file)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told) say('waiting for another set-up or build of this checkout to finish');
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
