// A display for the window: the user's own, else a virtual one that lives as long as the task.
import { spawn } from 'node:child_process';
import { SetupError } from './lib/say.mjs';

/** STEPQ_DISPLAY=virtual keeps the windows of a test run off the user's screen. */
export function needsVirtualDisplay(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return false;
  return env.STEPQ_DISPLAY === 'virtual' || (!env.DISPLAY && !env.WAYLAND_DISPLAY);
}

/**
 * Runs some work with a display.
 * @template T
 * @param {(env: Record<string, string | undefined>) => Promise<T>} work is given the variables that name the display
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (!needsVirtualDisplay()) {
    // Without an X server, Electron has to be told that it may speak Wayland.
    const wayland = process.platform === 'linux' && !process.env.DISPLAY;
    return work(wayland ? { ELECTRON_OZONE_PLATFORM_HINT: 'auto' } : {});
  }
  // Not xvfb-run: it keeps signals to itself and would leave the window running.
  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // A process group of its own: Ctrl-C must not take the display from under a window that is closing.
    detached: true,
  });
  const end = () => xvfb.kill();
  process.once('exit', end);
  try {
    return await work({ DISPLAY: `:${await displayNumber(xvfb)}`, WAYLAND_DISPLAY: undefined });
  } finally {
    process.off('exit', end);
    end();
  }
}

/** @param {import('node:child_process').ChildProcess} xvfb */
const displayNumber = (xvfb) =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError('the virtual display (Xvfb) did not start.'));
    xvfb.once('error', fail);
    xvfb.once('exit', fail);
    /** @type {import('node:stream').Readable} */ (xvfb.stdio[3]).once('data', (number) => {
      resolve(String(number).trim());
    });
  });
