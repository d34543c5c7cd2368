import type { Page } from '@playwright/test';
import { times, type Figure } from './figure';
import type { OpenWindow } from './stepq';
import { timed, type InputKind } from './stopwatch';

const REPEATS = 5;
const REST_MS = 500;
/** A person takes in what the window shows first before going anywhere. */
const START_MS = 3000;
/** Words of thoughts; the last letter of each leaves fewer pairs. */
const words = ['jacket 47', 'curtain 23', 'mirror 38', 'kettle 19', 'lamp 42'];

/** The first rows of many pairs, and the list again once it is filtered. */
export async function measurePairs(stepq: OpenWindow, experimentId: string): Promise<Figure[]> {
  const { page } = stepq;
  const first = await firstRows(stepq, experimentId);
  return [
    times('100,000 pairs, first rows', first, 200),
    await byMargin(page),
    await byText(page),
    await byReview(page),
    await bySplit(page),
  ];
}

async function firstRows(stepq: OpenWindow, experimentId: string): Promise<number[]> {
  const { page } = stepq;
  const values: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    // Loaded again, the window knows nothing of the pairs any more.
    await stepq.goTo(`/export/${experimentId}`);
    await page.getByRole('region', { name: 'What to export' }).waitFor();
    await stepq.goTo('/settings');
    await page.reload();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.waitForTimeout(START_MS);
    values.push(
      await timed(
        page,
        'click',
        () => page.getByRole('link', { name: 'Pairs', exact: true }).click(),
        (selector) => document.querySelector(selector) !== null,
        '#pair-row-0 > :nth-child(2)',
      ),
    );
  }
  return values;
}

async function byMargin(page: Page): Promise<Figure> {
  const values: number[] = [];
  const least = page.getByRole('slider', { name: 'Least margin' });
  await least.focus();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    values.push(await changed(page, 'keydown', () => page.keyboard.press('Shift+ArrowRight')));
  }
  await clear(page);
  return times('100,000 pairs, filter by least margin', values, 300);
}

async function byText(page: Page): Promise<Figure> {
  const values: number[] = [];
  const field = page.getByRole('textbox', { name: 'Words in the task or its actions' });
  for (const word of words) {
    await field.fill(word.slice(0, -1));
    await page.waitForTimeout(3 * REST_MS);
    values.push(await changed(page, 'keydown', () => field.press(word.at(-1)!)));
    await clear(page);
  }
  return times('100,000 pairs, filter by text', values, 300);
}

async function byReview(page: Page): Promise<Figure> {
  const values: number[] = [];
  const review = page.getByRole('radiogroup', { name: 'Review' });
  for (const state of ['Accepted', 'Rejected', /^To review/, 'Accepted', 'Rejected']) {
    values.push(
      await changed(page, 'click', () => review.getByText(state, { exact: true }).click()),
    );
  }
  await clear(page);
  return times('100,000 pairs, filter by review', values, 300);
}

async function bySplit(page: Page): Promise<Figure> {
  const values: number[] = [];
  for (const split of ['Held out', 'Train', 'Held out', 'Train', 'Both splits']) {
    await page.getByRole('combobox', { name: 'Split' }).click();
    const option = page.getByRole('option', { name: split, exact: true });
    await option.waitFor();
    await page.waitForTimeout(REST_MS);
    values.push(await changed(page, 'click', () => option.click()));
  }
  return times('100,000 pairs, filter by split', values, 300);
}

/** Milliseconds until the list has another number of rows, and the first of them is there. */
async function changed(page: Page, input: InputKind, act: () => Promise<void>): Promise<number> {
  await page.waitForTimeout(REST_MS);
  const before = await page.locator('#pair-row-0').getAttribute('aria-setsize');
  return timed(
    page,
    input,
    act,
    (known) => {
      const row = document.querySelector('#pair-row-0');
      return row !== null && row.getAttribute('aria-setsize') !== known && row.children.length > 1;
    },
    before,
  );
}

async function clear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: 'Clear filters' }).waitFor({ state: 'hidden' });
  await page.waitForTimeout(REST_MS);
}
