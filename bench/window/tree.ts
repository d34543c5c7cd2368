import type { Page } from '@playwright/test';
import { times, type Figure } from './figure';
import { pan, zoom } from './gestures';
import type { OpenWindow } from './stepq';
import { timed } from './stopwatch';
import type { treeSizes } from './workspace';

const OPENED = 5;
const SCRUBBED = 40;
/** A person lets a picture come to rest before the next key. */
const REST_MS = 300;
const words = ['chair', 'kettle', 'curtain', 'mirror', 'folding'];
const readings = ['q>0.3', 'q>0.3 visits>=2', 'terminal reward=1', 'depth=3 -rollout', 'v<0.25'];

/** Opening, moving, asking and replaying a large tree; opening and moving a huge one. */
export async function measureTrees(stepq: OpenWindow, experimentId: string): Promise<Figure[]> {
  const { page } = stepq;
  await stepq.goTo(`/trees/${experimentId}`);
  await page.locator('[data-tree-pane]').waitFor();
  const small = await openTask(page, 'task-small').then(() => page.url());
  const opened = async (task: keyof typeof treeSizes, repeats: number): Promise<number[]> => {
    const values: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      // Loaded again, the window knows nothing of the tree any more.
      await page.goto(small);
      await page.reload();
      await page.locator('[data-tree-pane]').waitFor();
      await page.waitForTimeout(REST_MS);
      values.push(await openTask(page, task));
    }
    return values;
  };
  const large = await opened('task-large', OPENED);
  const place = await middleOf(page);
  return [
    times('10,000 nodes, open', large, 500),
    await pan(page, '10,000 nodes, pan the whole tree', place, 50),
    await zoom(page, '10,000 nodes, zoom in and out', place, 50),
    await halfZoomed(page, () => pan(page, '10,000 nodes, pan half zoomed', place, 50)),
    await query(page, '10,000 nodes, query by text', words),
    await query(page, '10,000 nodes, query by reading', readings),
    await scrub(page),
    times('100,000 nodes, open', await opened('task-huge', 2), null),
    await pan(page, '100,000 nodes, pan the whole tree', place, 20),
    await zoom(page, '100,000 nodes, zoom in and out', place, 20),
    await halfZoomed(page, () => pan(page, '100,000 nodes, pan half zoomed', place, 20)),
  ];
}

/** Picks a task's tree from the list; gives the milliseconds until it is drawn. */
async function openTask(page: Page, task: string): Promise<number> {
  await page.locator('[data-task-picker]').click();
  const row = page.getByRole('option', { name: new RegExp(task) });
  await row.waitFor();
  await page.waitForTimeout(REST_MS);
  const known = await page.locator('[data-tree-pane]').getAttribute('aria-label');
  return timed(
    page,
    'click',
    () => row.click(),
    (before) => {
      const label = document.querySelector('[data-tree-pane]')?.getAttribute('aria-label');
      return label != null && label !== before && !label.includes(', 0 nodes');
    },
    known,
    2,
  );
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('[data-tree-pane]').boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Between the whole tree and single nodes, where most is to be seen. */
async function halfZoomed<Result>(page: Page, work: () => Promise<Result>): Promise<Result> {
  const pane = page.locator('[data-tree-pane]');
  await pane.focus();
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press('+');
    await page.waitForTimeout(REST_MS);
  }
  const result = await work();
  await pane.focus();
  await page.keyboard.press('f');
  await page.waitForTimeout(REST_MS);
  return result;
}

/** From the last key of a query until its hits are counted and drawn. */
async function query(page: Page, name: string, queries: readonly string[]): Promise<Figure> {
  const field = page.getByRole('textbox', { name: 'Search the tree' });
  const values: number[] = [];
  for (const wanted of queries) {
    await field.fill(wanted.slice(0, -1));
    await page.waitForTimeout(2 * REST_MS);
    values.push(
      await timed(
        page,
        'keydown',
        () => field.press(wanted.at(-1)!),
        (text) =>
          document.querySelector<HTMLInputElement>('[data-tree-search]')?.value === text &&
          /^[\d,]+$/.test(document.querySelector('[data-hits]')?.textContent ?? ''),
        wanted,
      ),
    );
  }
  await field.fill('');
  return times(name, values, 100);
}

/** From a key on the scrubber until another iteration is painted. */
async function scrub(page: Page): Promise<Figure> {
  const slider = page.getByRole('slider', { name: 'Iteration' });
  await slider.focus();
  await page.keyboard.press('End');
  for (let leap = 0; leap < 5; leap += 1) await page.keyboard.press('PageDown');
  await page.waitForTimeout(REST_MS);
  await page.evaluate(() => window.stopwatch.watchInputs());
  for (let step = 0; step < SCRUBBED; step += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(100);
  }
  const inputs = await page.evaluate(() => window.stopwatch.inputs());
  await page.locator('[data-tree-pane]').focus();
  await page.keyboard.press('Escape');
  const values = inputs.map(({ milliseconds }) => milliseconds);
  return times('10,000 nodes, scrub one iteration', values, 50, 'p95');
}
