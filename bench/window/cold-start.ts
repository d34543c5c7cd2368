import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { electronFile } from './electron-file';
import { times, type Figure } from './figure';
import type { Start } from './stepq';

/** The first start has an empty profile, which no later one of a person has. */
const REPEATS = 6;

/**
 * From the start of the process until the list of experiments is painted and the page is free to
 * answer. Nothing is attached to the program meanwhile: what happened when is asked of the page
 * afterwards, and then whether it does answer.
 */
export async function measureColdStart(start: Start): Promise<Figure> {
  const values: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) values.push(await startOnce(start));
  return times('cold start until the page answers', values, 2000);
}

async function startOnce({ args, env }: Start): Promise<number> {
  const spawned = Date.now();
  const child = spawn(await electronFile(), ['--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child));
    const page = await firstPage(() => browser.contexts().flatMap((context) => context.pages()));
    await page.locator('section[aria-label="Experiments"] tbody tr').first().waitFor();
    const interactive = (await page.evaluate(interactiveAt)) - spawned;
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await browser.close();
    return interactive;
  } finally {
    await end(child);
  }
}

/**
 * In milliseconds since 1970: when the largest part of the page was painted, and the last task that
 * held up the page was over.
 */
async function interactiveAt(): Promise<number> {
  const entries = (type: string): Promise<PerformanceEntryList> =>
    new Promise((give) => {
      const observer = new PerformanceObserver((list) => {
        observer.disconnect();
        give(list.getEntries());
      });
      observer.observe({ type, buffered: true });
      setTimeout(() => give([]), 500);
    });
  const painted = (await entries('largest-contentful-paint')).map(({ startTime }) => startTime);
  const last = Math.max(...painted);
  const held = (await entries('longtask'))
    .filter(({ startTime }) => startTime <= last)
    .map(({ startTime, duration }) => startTime + duration);
  return performance.timeOrigin + Math.max(last, ...held);
}

/** The address that Chromium writes to its errors when it can be talked to. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    createInterface({ input: child.stderr! }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) found(address);
    });
    child.once('error', fail);
    child.once('exit', () => fail(new Error('StepQ ended before its window was there.')));
  });
}

async function firstPage(pages: () => readonly Page[]): Promise<Page> {
  for (;;) {
    const page = pages().find((one) => one.url().startsWith('app:'));
    if (page) return page;
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}
