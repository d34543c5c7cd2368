// node_modules: what package-lock.json says, installed by `npm ci`.
import fs from 'node:fs';
import { npm } from '../lib/npm.mjs';
import { inRoot } from '../lib/paths.mjs';
import { SetupError, say } from '../lib/say.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Which packages differ from what the lock file wants.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed npm's own note of what it installed: node_modules/.package-lock.json
 * @param {(place: string) => boolean} exists
 */
export function differences(wanted, installed, exists) {
  return Object.entries(wanted.packages ?? {})
    .filter(([place, locked]) => {
      if (place === '' || locked.link) return false;
      const found = installed.packages?.[place];
      // A package for another platform is in the lock file, but never on this disk.
      if (!found) return !locked.optional && !locked.devOptional && !locked.peer;
      return (
        found.version !== locked.version || found.integrity !== locked.integrity || !exists(place)
      );
    })
    .map(([place]) => place);
}

/** @returns {Lock} */
const readLock = (/** @type {string[]} */ ...parts) => {
  try {
    return JSON.parse(fs.readFileSync(inRoot(...parts), 'utf8'));
  } catch {
    return {};
  }
};

export const modules = {
  missing() {
    const installed = readLock('node_modules', '.package-lock.json');
    if (!installed.packages) return true;
    const exists = (/** @type {string} */ place) => fs.existsSync(inRoot(place, 'package.json'));
    return differences(readLock('package-lock.json'), installed, exists).length > 0;
  },

  provide() {
    say('installing the packages of package-lock.json (npm ci)');
    if (!npm('ci', '--include=dev', '--loglevel=error')) {
      throw new SetupError(
        'npm ci failed: the reason is above. Run the same command again to retry.',
      );
    }
  },
};
