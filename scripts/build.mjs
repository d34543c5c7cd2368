// Building what has changed: electron-vite makes the programs (out/main, out/preload) and the page (out/renderer).
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { alone } from './lib/lock.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { visibly } from './lib/process.mjs';
import { SetupError, say } from './lib/say.mjs';
import { identity, isStamped, stamp, unstamp } from './lib/stamps.mjs';

/** What a build is made of besides its sources. */
const RECIPE = [
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

/**
 * @typedef {object} Product
 * @property {string} name
 * @property {string} sections of electron.vite.config.ts
 * @property {string[]} sources folders
 * @property {string[]} outputs folders
 */

/** @type {Product} */
const programs = {
  name: 'programs',
  sections: 'main,preload',
  sources: ['src-main', 'src-shared'],
  outputs: ['out/main', 'out/preload'],
};
/** @type {Product} */
const page = {
  name: 'page',
  sections: 'renderer',
  sources: ['src-renderer', 'src-shared'],
  outputs: ['out/renderer'],
};

/**
 * Every file below a folder, in a fixed order.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });
}

/**
 * A hash of names and contents: where it is the same, a build would give the same.
 * @param {string[]} files
 */
export function contentHash(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const data = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${data.length}\0`).update(data);
  }
  return hash.digest('hex');
}

/** @param {Product} product */
const sourceHash = ({ sources }) =>
  contentHash([
    ...RECIPE.map((file) => inRoot(file)),
    ...sources.flatMap((folder) => filesBelow(inRoot(folder))),
  ]);

/**
 * The sources, and the very files that were built from them: someone may have built by hand in between.
 * @param {Product} product
 * @param {string} [hash]
 */
const key = (product, hash = sourceHash(product)) =>
  [hash, ...product.outputs.flatMap((folder) => filesBelow(inRoot(folder))).map(identity)].join(
    '\n',
  );

const stampOf = (/** @type {Product} */ { name }) => `build-${name}`;
const isStale = (/** @type {Product} */ product) => !isStamped(stampOf(product), key(product));

/**
 * Builds the programs, and the page too where it is asked for, unless they are what the sources would give.
 * @param {{ withPage: boolean }} what
 */
export async function build({ withPage }) {
  const products = withPage ? [programs, page] : [programs];
  if (!products.some(isStale)) return;
  await alone(() => {
    const stale = products.filter(isStale);
    if (stale.length === 0) return;
    say(`building the ${stale.map(({ name }) => name).join(' and the ')}`);
    for (const product of stale) unstamp(stampOf(product));
    // Taken before the build: what is changed while it runs may not be in it.
    const hashes = stale.map(sourceHash);
    const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const args = [electronVite, 'build', '--logLevel', 'warn', '--ignoreConfigWarning'];
    const env = { STEPQ_BUILD: stale.map(({ sections }) => sections).join(',') };
    if (!visibly(process.execPath, args, { env })) {
      throw new SetupError('the build failed: the reason is above.');
    }
    stale.forEach((product, at) => stamp(stampOf(product), key(product, hashes[at])));
  });
}

/** For `npm run dev`, which writes other things into the same folders. */
export function forgetBuilds() {
  for (const product of [programs, page]) unstamp(stampOf(product));
}
