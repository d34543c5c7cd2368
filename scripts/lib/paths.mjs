// Where things lie: the checkout, what it remembers about itself, and what all checkouts of a user share.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** What the set-up remembers about this checkout: stamps and the lock. Safe to delete. */
export const stateDir = inRoot('.stepq', 'setup');

/** What every checkout of this user shares: Electron, compiled addons. Safe to delete. */
export function cacheDir() {
  const xdg = process.env.XDG_CACHE_HOME;
  const base = xdg && path.isAbsolute(xdg) ? xdg : path.join(os.homedir(), '.cache');
  return path.join(base, 'stepq');
}
