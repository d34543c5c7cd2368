// Remembering what was found in order, so that a start does not have to look again.
//
// A stamp is a name with a key. The key spells out everything that the finding depends on (versions,
// and size and time of the files involved), so that a stamp goes stale by itself.
import fs from 'node:fs';
import path from 'node:path';
import { stateDir } from './paths.mjs';

/** @param {string} name */
const fileOf = (name) => path.join(stateDir, `${name}.stamp`);

/**
 * @param {string} name
 * @param {string} key
 */
export function isStamped(name, key) {
  try {
    return fs.readFileSync(fileOf(name), 'utf8') === key;
  } catch {
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} key
 */
export function stamp(name, key) {
  fs.mkdirSync(stateDir, { recursive: true });
  const partial = `${fileOf(name)}.${process.pid}`;
  fs.writeFileSync(partial, key);
  fs.renameSync(partial, fileOf(name));
}

/** @param {string} name */
export function unstamp(name) {
  fs.rmSync(fileOf(name), { force: true });
}

/**
 * Which file this is, without reading it: its path, size and time, or `absent`.
 * @param {string} file
 */
export function identity(file) {
  try {
    const { size, mtimeMs } = fs.statSync(file);
    return `${file} ${size} ${mtimeMs}`;
  } catch {
    return `${file} absent`;
  }
}
