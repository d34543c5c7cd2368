import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo, resize, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { launchTiny } from './support/tiny-app';

let stepq: RunningApp;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  stepq = await launchTiny();
  page = stepq.page;
});
test.afterAll(async () => {
  await stepq.close();
});

const runs = () => page.getByRole('region', { name: 'Runs' });
const tasks = () => page.getByRole('grid', { name: 'Tasks' });
const both = () => page.getByRole('region', { name: /^Both trajectories of/ });

/** Picks an entry of the menu and gives what was saved. */
async function save(entry: string, file: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Save as' }).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  await expect(page.getByText(`${file}.`)).toBeVisible();
  // A menu that is still fading would be closed by the next click, not opened.
  await expect(page.getByRole('menu')).toHaveCount(0);
  return readFile(join(stepq.saved, file));
}

test('compares the runs and says what the numbers allow to claim', async () => {
  await goTo(stepq, '/compare');
  await expect(
    page.getByRole('heading', { name: '2 runs on the same 4 test tasks' }),
  ).toBeVisible();
  await expect(runs().getByRole('row', { selected: true })).toContainText('beam');
  await expect(runs().getByText('baseline')).toBeVisible();
  await expect(runs().getByText(/^On 4 tasks /)).toBeVisible();
  await expect(runs().getByText(/200 resamples, seed 7/)).toBeVisible();
  await takePictures(stepq, 'compare');
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
  await resize(stepq, 1440, 900);
});

test('lists every task, and sorts and filters them', async () => {
  await expect(tasks().locator('[id^="task-row"]')).toHaveCount(4);
  const counts = await Promise.all(
    ['Wins', 'Ties', 'Losses'].map(async (name) =>
      Number((await page.getByText(new RegExp(`^${name} \\d+$`)).innerText()).replace(/\D/g, '')),
    ),
  );
  expect(counts.reduce((sum, count) => sum + count)).toBe(4);
  await tasks().getByRole('button', { name: /^Task/ }).click();
  await expect(tasks().getByRole('columnheader', { name: /^Task/ })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('opens both trajectories by Enter and closes them by Escape', async () => {
  await tasks().getByRole('rowgroup', { name: 'Tasks' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(both()).toBeVisible();
  await expect(both().getByText(/(they differ$|Both do the same)/)).toBeVisible();
  await takePictures(stepq, 'compare-task');
  await page.keyboard.press('j');
  await expect(both().getByText(/^\d of 4$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(both()).toBeHidden();
});

test('goes back to the comparison by the window’s own Back', async () => {
  await tasks().locator('[id^="task-row"]').first().click();
  await expect(both()).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(both()).toBeHidden();
  await expect(runs()).toBeVisible();
});

test('saves tables and pictures', async () => {
  expect((await save('CSV', 'comparison.csv')).toString()).toMatch(/^run,oracle,baseline,tasks/);
  expect((await save('Markdown', 'comparison.md')).toString()).toContain('| beam |');
  expect((await save('LaTeX', 'comparison.tex')).toString()).toContain('\\toprule');
  expect((await save('Intervals, SVG', 'intervals.svg')).toString()).toMatch(/^<svg [^>]*xmlns=/);
  const drawing = (await save('Task by task, SVG', 'tasks.svg')).toString();
  expect(drawing).not.toMatch(/var\(|color-mix|class=/);
  const picture = await save('Task by task, PNG', 'tasks.png');
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(stepq.errors).toEqual([]);
});
