import type { Page } from '@playwright/test';
import type { Figure } from './figure';

/** How long each gesture is kept up. */
const GESTURE_MS = 3000;
/** A usual mouse tells where it is 125 times a second. */
const MOUSE_MS = 8;
/** Frames are counted over stretches of this length. */
const STRETCH_MS = 500;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Drags the middle of an element about in circles; gives the frames a second that were drawn. */
export async function pan(page: Page, name: string, place: Place, limit: number): Promise<Figure> {
  const press = (type: 'mousePressed' | 'mouseReleased') =>
    ({ type, ...place, button: 'left', clickCount: 1 }) as const;
  return gesture(page, name, limit, {
    first: press('mousePressed'),
    at: (share) => ({
      type: 'mouseMoved',
      x: place.x + 160 * Math.sin(share * 8 * Math.PI),
      y: place.y + 120 * (1 - Math.cos(share * 8 * Math.PI)),
      button: 'left',
      buttons: 1,
    }),
    last: press('mouseReleased'),
  });
}

/** Turns the wheel from the whole to single nodes and back; gives the frames a second. */
export async function zoom(page: Page, name: string, place: Place, limit: number): Promise<Figure> {
  return gesture(page, name, limit, {
    at: (share) => ({
      type: 'mouseWheel',
      ...place,
      deltaX: 0,
      deltaY: share % 0.5 < 0.25 ? -36 : 36,
    }),
  });
}

type MouseInput =
  | { readonly type: 'mousePressed' | 'mouseReleased'; readonly clickCount: number }
  | { readonly type: 'mouseMoved'; readonly buttons: number }
  | { readonly type: 'mouseWheel'; readonly deltaX: number; readonly deltaY: number };

interface Gesture {
  readonly first?: MouseInput & Place;
  /** What is sent at a share of the time, 0 to 1. */
  readonly at: (share: number) => MouseInput & Place;
  readonly last?: MouseInput & Place;
}

async function gesture(page: Page, name: string, limit: number, steps: Gesture): Promise<Figure> {
  const mouse = await page.context().newCDPSession(page);
  // Not awaited: a mouse does not wait until the window has drawn what it told.
  const sent: Promise<unknown>[] = [];
  const send = (input: (MouseInput & Place) | undefined) => {
    if (input) sent.push(mouse.send('Input.dispatchMouseEvent', input));
  };
  send(steps.first);
  await page.evaluate(() => window.stopwatch.watchFrames());
  const begun = performance.now();
  for (let share = 0; share < 1; share = (performance.now() - begun) / GESTURE_MS) {
    send(steps.at(share));
    await new Promise((done) => setTimeout(done, MOUSE_MS));
  }
  const frames = await page.evaluate(() => window.stopwatch.frames());
  send(steps.last);
  await Promise.all(sent);
  await mouse.detach();
  return {
    name,
    unit: 'frames/s',
    values: rates(frames),
    tail: 'worst',
    limit: { value: limit, of: 'median' },
  };
}

/** Frames a second over stretches of the gesture, each at least as long as `STRETCH_MS`. */
function rates(frames: readonly number[]): number[] {
  const found: number[] = [];
  let from = 0;
  frames.forEach((time, at) => {
    const length = time - frames[from]!;
    if (length < STRETCH_MS) return;
    found.push(((at - from) * 1000) / length);
    from = at;
  });
  return found;
}
