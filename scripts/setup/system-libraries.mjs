// The libraries that Electron is linked with, and a virtual display where there is no real one.
import { needsVirtualDisplay } from '../display.mjs';
import { onPath, quietly } from '../lib/process.mjs';
import { SetupError } from '../lib/say.mjs';
import { identity, isStamped, stamp } from '../lib/stamps.mjs';
import { installPackages } from './debian.mjs';
import { electronPath } from './electron.mjs';

const LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxkbcommon0'];
const DISPLAY = ['xvfb', 'fonts-dejavu-core', 'fonts-noto-color-emoji'];

const STAMP = 'libraries';
const key = () => identity(electronPath());

/**
 * The libraries that `ldd` did not find.
 * @param {string} output of ldd
 */
export const unresolved = (output) =>
  [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');

const missingLibraries = () => unresolved(quietly('ldd', [electronPath()]).stdout);
const lacksDisplay = () => needsVirtualDisplay() && !onPath('Xvfb');

export const systemLibraries = {
  missing: () => process.platform === 'linux' && (!isStamped(STAMP, key()) || lacksDisplay()),

  provide() {
    if (missingLibraries().length > 0) {
      installPackages([...LIBRARIES, ...DISPLAY], 'a library that Electron needs');
    } else if (lacksDisplay()) {
      installPackages(DISPLAY, 'a display, or the virtual one of Xvfb,');
    }
    const still = missingLibraries();
    if (still.length > 0) throw new SetupError(`Electron lacks libraries: ${still.join(', ')}.`);
    stamp(STAMP, key());
  },
};
