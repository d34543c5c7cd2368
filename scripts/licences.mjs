// `node scripts/licences.mjs`: writes the list of the packages that StepQ is made of, with their licences.
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';

/** Where the Settings page reads it. */
export const LICENCES_FILE = 'src-renderer/pages/settings/licences.json';

/**
 * Packages that the program contains: what it depends on, what its sources import, and what those need.
 * @param {string} root of the checkout
 * @returns {{ name: string, version: string, licence: string }[]} in the order of their names
 */
export function licences(root = inRoot()) {
  const manifest = JSON.parse(fs.readFileSync(`${root}/package.json`, 'utf8'));
  /** @type {Record<string, { version: string, license?: string, dependencies?: Record<string, string> }>} */
  const packages = JSON.parse(fs.readFileSync(`${root}/package-lock.json`, 'utf8')).packages;
  const wanted = [
    ...Object.keys(manifest.dependencies),
    ...Object.keys(manifest.devDependencies).filter(
      (name) => name !== 'electron' && imported(root).has(name),
    ),
  ];
  /** @type {Map<string, { name: string, version: string, licence: string }>} */
  const found = new Map();
  for (const name of wanted) add(name, '');
  // What its package needs only fetches it.
  note('node_modules/electron', 'electron');
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

  /** @param {string} name @param {string} from path of the package that needs it */
  function add(name, from) {
    const at = resolve(name, from);
    if (at === undefined || found.has(at)) return;
    note(at, name);
    for (const needed of Object.keys(packages[at]?.dependencies ?? {})) {
      // Types are not part of a program.
      if (!needed.startsWith('@types/')) add(needed, at);
    }
  }

  /** @param {string} at @param {string} name */
  function note(at, name) {
    const { version, license } = packages[at] ?? { version: '' };
    found.set(at, { name, version, licence: license ?? 'unknown' });
  }

  /** As Node looks for a package: beside, then further up. @param {string} name @param {string} from */
  function resolve(name, from) {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      if (packages[path]) return path;
      if (at === '') return undefined;
      if (!at.includes('/node_modules/')) at = '';
    }
  }
}

/** Names of packages that the program's sources import. @param {string} root */
function imported(root) {
  const names = new Set();
  for (const folder of ['src-main', 'src-renderer', 'src-shared']) {
    for (const file of fs.readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$|\.css$/.test(file)) continue;
      const text = fs.readFileSync(`${root}/${folder}/${file}`, 'utf8');
      for (const [, name] of text.matchAll(
        /(?:from|import) '((?:@[a-z][^/']*\/)?[^./'@][^/']*)/g,
      )) {
        names.add(name);
      }
    }
  }
  return names;
}

if (process.argv[1] === import.meta.filename) {
  const text = JSON.stringify(licences(), null, 2);
  fs.writeFileSync(inRoot(LICENCES_FILE), `${text}\n`);
}
