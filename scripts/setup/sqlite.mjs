// The SQLite addon. better-sqlite3 ships it ready made for Node-API 10; where that does not load
// (Node 20, Electron 33: a segmentation fault, not an error), it is compiled here for Node-API 9.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { nodeGyp } from '../lib/npm.mjs';
import { cacheDir, inRoot } from '../lib/paths.mjs';
import { onPath, quietly } from '../lib/process.mjs';
import { SetupError, say } from '../lib/say.mjs';
import { identity, isStamped, stamp } from '../lib/stamps.mjs';
import { installPackages } from './debian.mjs';
import { electronPath } from './electron.mjs';

const folder = inRoot('node_modules', 'better-sqlite3');
const ADDON = path.join('build', 'Release', 'better_sqlite3.node');
const header = inRoot('scripts', 'native', 'napi9-compat.hpp');

const PROBE = `
  const Database = require('better-sqlite3');
  const db = new Database(':memory:');
  const answer = db.prepare("select 'in' || ?").pluck().get(' order');
  db.close();
  process.exit(answer === 'in order' ? 0 : 1);
`;

/**
 * @typedef {object} Host a program that loads the addon
 * @property {'node' | 'electron'} name
 * @property {() => string} executable
 * @property {Record<string, string>} env
 */

/** @type {Host} */
const inNode = { name: 'node', executable: () => process.execPath, env: {} };
/** @type {Host} */
const inElectron = {
  name: 'electron',
  executable: electronPath,
  env: { ELECTRON_RUN_AS_NODE: '1' },
};

const version = () =>
  /** @type {string} */ (
    JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version
  );

/**
 * Everything that decides whether the addon loads.
 * @param {Host} host
 */
function key(host) {
  const built = path.join(folder, ADDON);
  const prebuilt = path.join(folder, 'prebuilds', `${process.platform}-${process.arch}.node`);
  return [
    `better-sqlite3 ${version()} in ${process.version}`,
    identity(fs.realpathSync(host.executable())),
    identity(built),
    identity(prebuilt),
  ].join('\n');
}

/**
 * Tries the addon in a process of its own: one that does not fit takes its process down.
 * @param {Host} host
 */
const loads = (host) => quietly(host.executable(), ['-e', PROBE], { env: host.env }).ok;

/** The addon as compiled for this kind of machine, from the cache or from the compiler. */
function compiled() {
  const hash = createHash('sha256').update(fs.readFileSync(header)).digest('hex').slice(0, 12);
  const file = path.join(
    cacheDir(),
    `better-sqlite3-${version()}-napi9-${hash}-${process.platform}-${process.arch}.node`,
  );
  return { file, exists: fs.existsSync(file) };
}

/** @param {string} source */
function put(source) {
  const target = path.join(folder, ADDON);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  // Replaced, not overwritten: another process may have the old one loaded.
  fs.copyFileSync(source, `${target}.${process.pid}`);
  fs.renameSync(`${target}.${process.pid}`, target);
}

/** @param {string} result where the compiled addon goes */
function compile(result) {
  if (process.platform === 'win32') {
    throw new SetupError(
      'better-sqlite3 does not load in this Node. Please use Node 22.14 or newer.',
    );
  }
  if (!onPath('python3') || !onPath('make') || !(onPath('g++') || onPath('c++'))) {
    installPackages(['g++', 'make', 'python3'], 'the compiler for the SQLite addon');
  }
  say('compiling the SQLite addon for this Node (about a minute, once)');
  // Inside node_modules, where the build finds its headers; apart from the package, which stays whole.
  fs.mkdirSync(inRoot('node_modules', '.cache'), { recursive: true });
  const workshop = fs.mkdtempSync(inRoot('node_modules', '.cache', 'better-sqlite3-'));
  try {
    fs.cpSync(folder, workshop, {
      recursive: true,
      filter: (from) => !['prebuilds', 'build'].includes(path.relative(folder, from)),
    });
    const args = ['rebuild', '--release', '--force_build=1', '--jobs=max'];
    const prefix = path.resolve(path.dirname(process.execPath), '..');
    const ownHeaders = path.join(prefix, 'include', 'node', 'node_api.h');
    if (fs.existsSync(ownHeaders)) args.push(`--nodedir=${prefix}`);
    const build = quietly(process.execPath, [nodeGyp(), ...args], {
      cwd: workshop,
      env: { CXXFLAGS: `-UNAPI_VERSION -DNAPI_VERSION=9 -include ${JSON.stringify(header)}` },
    });
    const addon = path.join(workshop, ADDON);
    if (!build.ok || !fs.existsSync(addon)) {
      throw new SetupError(
        `better-sqlite3 could not be compiled; it needs python3, make, g++ and Node's headers. The end of what the compiler said:\n${(build.stdout + build.stderr).slice(-2000)}`,
      );
    }
    fs.mkdirSync(path.dirname(result), { recursive: true });
    const partial = `${result}.${process.pid}`;
    fs.copyFileSync(addon, partial);
    fs.renameSync(partial, result);
  } finally {
    fs.rmSync(workshop, { recursive: true, force: true });
  }
}

/** @param {Host} host */
const step = (host) => ({
  missing: () => !isStamped(`sqlite-${host.name}`, key(host)),

  provide() {
    if (!loads(host)) {
      const { file, exists } = compiled();
      if (!exists) compile(file);
      put(file);
      if (exists && !loads(host)) {
        // The cache may come from another system that shares this home.
        compile(file);
        put(file);
      }
      if (!loads(host)) {
        throw new SetupError(
          `better-sqlite3 does not load in ${host.executable()}, although it was compiled for it.`,
        );
      }
    }
    stamp(`sqlite-${host.name}`, key(host));
  },
});

export const sqliteInNode = step(inNode);
export const sqliteInElectron = step(inElectron);
