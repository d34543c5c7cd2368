// Packages of the system: installed where we may, named where we may not.
import fs from 'node:fs';
import { isRoot, onPath, quietly } from '../lib/process.mjs';
import { SetupError, say } from '../lib/say.mjs';

/** Libraries whose packages were renamed when Debian and Ubuntu moved to 64-bit time. */
const RENAMED = ['libgtk-3-0', 'libasound2'];

/**
 * The names that packages have on the system that an os-release file describes.
 * @param {string[]} packages
 * @param {string} osRelease
 */
export function namesOn(packages, osRelease) {
  const id = /^ID="?([^"\n]*)/m.exec(osRelease)?.[1];
  const version = Number.parseFloat(/^VERSION_ID="?([^"\n]*)/m.exec(osRelease)?.[1] ?? '');
  const renamed = (id === 'ubuntu' && version >= 24.04) || (id === 'debian' && version >= 13);
  return packages.map((name) => (renamed && RENAMED.includes(name) ? `${name}t64` : name));
}

function osRelease() {
  try {
    return fs.readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/**
 * Installs packages as root on a Debian; tells anybody else how.
 * @param {string[]} packages by their names in Debian 12
 * @param {string} purpose completes "… is missing"
 */
export function installPackages(packages, purpose) {
  const names = namesOn(packages, osRelease());
  const args = ['install', '-y', '--no-install-recommends', ...names];
  const command = `apt-get ${args.join(' ')}`;
  const apt = onPath('apt-get');
  if (!apt) {
    throw new SetupError(
      `${purpose} is missing. In Debian the packages are ${names.join(', ')}: please install what your system calls them.`,
    );
  }
  if (!isRoot())
    throw new SetupError(`${purpose} is missing. Please install it with:\n  sudo ${command}`);
  say(`${purpose} is missing: ${command}`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  // A list of packages that is out of date may still do.
  quietly(apt, ['update'], options);
  const install = quietly(apt, args, options);
  if (!install.ok) {
    throw new SetupError(
      `${purpose} could not be installed with\n  ${command}\n${install.stderr.trim()}`,
    );
  }
}
