import type { Page } from '@playwright/test';

/**
 * Measures inside the page: from the time stamp that the browser gave an input until what it
 * brought is painted, without the way of a command from this program to the window.
 */
export interface Stopwatch {
  /** Times from the next input of this kind until `done` holds and is painted. */
  arm(input: InputKind, done: () => boolean, frames: number): void;
  /** What was armed last, in milliseconds. */
  time: Promise<number>;
  /** Begins to note the frames in which the pointer moved or the wheel turned. */
  watchFrames(): void;
  /** Times of those frames, in milliseconds. */
  frames(): readonly number[];
  /** Begins to note how long each input took until the next paint. */
  watchInputs(): void;
  inputs(): readonly TimedInput[];
}

export type InputKind = 'click' | 'keydown';

/** One click or key, from its time stamp to the next paint, in steps of 8 ms as browsers tell it. */
export interface TimedInput {
  readonly name: InputKind;
  readonly milliseconds: number;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** What the DOM's types leave out of the observer's options. */
interface EventTimingInit extends PerformanceObserverInit {
  readonly durationThreshold: number;
}

/** What browsers do not tell apart: an input that took no longer than this has no entry. */
const SHORTEST_TOLD = 16;
const PATIENCE_MS = 30_000;

/** Puts a stopwatch into the page, also when it is loaded again. */
export async function installStopwatch(page: Page): Promise<void> {
  await page.addInitScript(makeStopwatch, { SHORTEST_TOLD, PATIENCE_MS });
  await page.evaluate(makeStopwatch, { SHORTEST_TOLD, PATIENCE_MS });
}

/**
 * Runs `act` and gives the milliseconds from the input that it makes until `done` holds in the page
 * and is painted.
 * @param done runs in the page: it can use nothing from around it but `wanted`
 * @param frames paints to wait for; what is drawn by another frame than it is asked in needs two
 */
export async function timed<Wanted>(
  page: Page,
  input: InputKind,
  act: () => Promise<unknown>,
  done: (wanted: Wanted) => boolean,
  wanted: Wanted,
  frames = 1,
): Promise<number> {
  const condition = `() => (${done.toString()})(${JSON.stringify(wanted)})`;
  await page.evaluate(`window.stopwatch.arm(${JSON.stringify(input)}, ${condition}, ${frames})`);
  await act();
  return page.evaluate(() => window.stopwatch.time);
}

/** Everything below runs in the page. */
function makeStopwatch(limits: { SHORTEST_TOLD: number; PATIENCE_MS: number }): void {
  const capture = { capture: true, once: true } as const;

  /** After the frame that is next: its rendering lies between the callback and the message. */
  const afterPaint = (frames: number): Promise<number> =>
    new Promise((painted) => {
      requestAnimationFrame(() => {
        if (frames > 1) return void afterPaint(frames - 1).then(painted);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted(performance.now());
        port2.postMessage(null);
      });
    });

  const holds = (done: () => boolean): Promise<void> =>
    new Promise((hold, fail) => {
      const patience = setTimeout(() => {
        changes.disconnect();
        fail(new Error(`What was waited for did not come: ${done.toString()}`));
      }, limits.PATIENCE_MS);
      const look = () => {
        if (!done()) return false;
        clearTimeout(patience);
        changes.disconnect();
        hold();
        return true;
      };
      const changes = new MutationObserver(() => void look());
      if (look()) return;
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      changes.observe(document, all);
    });

  let frameTimes: number[] = [];
  let watchingFrames = false;
  let moved = false;
  for (const kind of ['pointermove', 'wheel'] as const) {
    window.addEventListener(kind, () => (moved = true), { capture: true, passive: true });
  }
  const frame = (now: number) => {
    if (moved) frameTimes.push(now);
    moved = false;
    if (watchingFrames) requestAnimationFrame(frame);
  };

  const counted = { click: 0, keydown: 0 };
  let noted: TimedInput[] = [];
  let noting: PerformanceObserver | null = null;
  const note = (entries: PerformanceEntryList) => {
    for (const { name, duration } of entries) {
      if (name === 'click' || name === 'keydown') noted.push({ name, milliseconds: duration });
    }
  };
  for (const kind of ['click', 'keydown'] as const) {
    window.addEventListener(kind, () => (counted[kind] += 1), { capture: true });
  }

  window.stopwatch = {
    time: Promise.resolve(NaN),
    arm(input, done, frames) {
      this.time = new Promise((end, fail) => {
        const start = ({ timeStamp }: Event) => {
          // Looked at once the handlers of the input are through.
          setTimeout(() => {
            holds(done)
              .then(() => afterPaint(frames))
              .then((now) => end(now - timeStamp), fail);
          });
        };
        window.addEventListener(input, start, capture);
      });
    },
    watchFrames() {
      frameTimes = [];
      watchingFrames = true;
      requestAnimationFrame(frame);
    },
    frames() {
      watchingFrames = false;
      return frameTimes;
    },
    watchInputs() {
      noted = [];
      counted.click = 0;
      counted.keydown = 0;
      noting ??= new PerformanceObserver((list) => note(list.getEntries()));
      const wanted: EventTimingInit = { type: 'event', durationThreshold: limits.SHORTEST_TOLD };
      noting.observe(wanted);
    },
    inputs() {
      note(noting?.takeRecords() ?? []);
      noting?.disconnect();
      noting = null;
      const quick = (['click', 'keydown'] as const).flatMap((name) =>
        Array.from(
          { length: counted[name] - noted.filter((input) => input.name === name).length },
          (): TimedInput => ({ name, milliseconds: limits.SHORTEST_TOLD }),
        ),
      );
      return [...noted, ...quick];
    },
  };
}
