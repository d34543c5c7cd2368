import { setImmediate } from 'node:timers/promises';

/** How long computation may hold the event loop, in milliseconds. */
const LONGEST_HOLD = 10;

/**
 * Gives a function that lets the event loop run when it has been held too long: a policy that
 * answers at once would otherwise keep out every message, the one to stop among them.
 */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST_HOLD) return;
    await setImmediate();
    since = performance.now();
  };
}
