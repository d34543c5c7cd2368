/** Pause after the window's first page is loaded; what it asks for at first comes before. */
const REST_MS = 1000;

/**
 * Loads what pages are made of before they are first opened: one after another, only while nothing
 * else is to be done, so that no input waits for more than one of them.
 * @param loads a failure is left to the visit of the page, which loads it again
 */
export async function warmUp(
  loads: readonly (() => Promise<unknown>)[],
  idle: () => Promise<void>,
): Promise<void> {
  for (const load of loads) {
    await idle();
    await load().catch(() => undefined);
  }
}

/** Resolves when the window has rested after its start; then, each time, when it has nothing to do. */
export function idleAfterStart(): () => Promise<void> {
  const rested = new Promise<void>((done) => {
    setTimeout(done, REST_MS);
  });
  return async () => {
    await rested;
    await new Promise<void>((done) => {
      requestIdleCallback(() => {
        done();
      });
    });
  };
}
