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

const list = () => page.getByRole('listbox', { name: 'Preference pairs' });
const row = (at: number) => page.locator(`#pair-row-${at}`);
const open = () => page.getByRole('region', { name: 'Open pair' });
const chosen = () => open().getByRole('article', { name: 'Chosen' });
const rejected = () => open().getByRole('article', { name: 'Rejected' });
const training = () => page.getByRole('complementary', { name: 'Training set' });

/** The number of pairs that training would use now. */
async function usable(): Promise<number> {
  const text = await training().getByText('usable now').locator('..').innerText();
  return Number(text.replace(/\D/g, ''));
}

test('opens the pairs of the only experiment, the largest margin first', async () => {
  await goTo(stepq, '/pairs');
  await expect(row(0)).toHaveAttribute('aria-selected', 'true');
  await expect(chosen()).toBeVisible();
  await expect(rejected()).toBeVisible();
  expect(await usable()).toBeGreaterThan(0);
  await expect(training().getByText('Kept')).toBeVisible();
});

test('shows what the search saw on both sides', async () => {
  await expect(chosen().getByText(/^→/)).toBeVisible();
  await expect(open().getByRole('img', { name: /^Returns: \d+ through the chosen/ })).toBeVisible();
  await takePictures(stepq, 'pairs');
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
  await resize(stepq, 1440, 900);
});

test('scores the tree on request and says whether the model agrees', async () => {
  const button = open().getByRole('button', { name: 'Score this tree' });
  await button.click();
  await expect(
    open().getByText(/^Q (prefers the (chosen|rejected) action by|does not tell the two apart)/),
  ).toBeVisible({
    timeout: 60_000,
  });
});

test('accepts, rejects and takes back by key, and counts along', async () => {
  const before = await usable();
  await page.keyboard.press('a');
  await expect(row(0).getByRole('img', { name: 'accepted' })).toBeVisible();
  await expect(row(1)).toHaveAttribute('aria-selected', 'true');
  const split = await open()
    .getByText(/(train|held-out) split/)
    .innerText();
  await page.keyboard.press('r');
  await expect(row(1).getByRole('img', { name: 'rejected' })).toBeVisible();
  await expect.poll(usable).toBe(split.includes('train') ? before - 1 : before);
  await page.keyboard.press('u');
  await expect(row(1).getByRole('img', { name: 'unreviewed' })).toBeVisible();
  await expect(row(1)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(usable).toBe(before);
});

test('swaps the sides by S and back by U', async () => {
  const node = chosen().getByRole('link', { name: /^node/ });
  const first = await node.innerText();
  await page.keyboard.press('s');
  await expect(rejected().getByRole('link', { name: /^node/ })).toHaveText(first);
  await expect(open().getByText(/swapped against/)).toBeVisible();
  await page.keyboard.press('u');
  await expect(node).toHaveText(first);
});

test('edits an argument, keeps it over a reload, and gives the original back', async () => {
  await page.keyboard.press('e');
  const argument = page.getByRole('textbox', { name: 'Argument' }).first();
  const original = await argument.inputValue();
  await argument.fill('something else');
  await page.keyboard.press('Control+Enter');
  await expect(chosen().getByText('something else')).toBeVisible();
  await page.reload();
  await expect(chosen().getByText('something else')).toBeVisible();
  await page.keyboard.press('u');
  await expect(chosen().locator('code')).toContainText(original);
});

test('filters by review without moving what is being reviewed', async () => {
  await page.getByText(/^To review/).click();
  await expect(page).toHaveURL(/review=unreviewed/);
  // The row of the pair that was accepted above has gone.
  await expect(row(0).getByRole('img', { name: 'unreviewed' })).toBeVisible();
  const first = await row(0).innerText();
  await list().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await expect(row(0)).toHaveAttribute('data-departed', 'true');
  expect(await row(0).innerText()).toBe(first);
  await page.keyboard.press('u');
  await expect(row(0)).not.toHaveAttribute('data-departed', 'true');
});

test('brushes the margins by keyboard and clears the filters', async () => {
  const least = page.getByRole('slider', { name: 'Least margin' });
  await least.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page).toHaveURL(/min=0.25/);
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).not.toHaveURL(/min=/);
});

test('trains on the pairs as they were reviewed, and compares again', async () => {
  await list().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('r');
  await expect(row(0).getByRole('img', { name: 'rejected' })).toBeVisible();
  await page.getByRole('button', { name: 'Train on these pairs' }).click();
  await page
    .getByRole('dialog', { name: /^Train anew on \d+ pairs\?$/ })
    .getByRole('button', { name: 'Train anew' })
    .click();
  await expect(page).toHaveURL(/\/experiments\/[^/]+$/);
  const log = page.getByRole('region', { name: 'Log' });
  await expect(log.getByText(/^Trained on /)).toHaveCount(2, { timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Finished' })).toBeVisible({
    timeout: 60_000,
  });
  await goTo(stepq, '/pairs');
  await expect(row(0)).toBeVisible();
});

test('leads to the node in its tree', async () => {
  await chosen().getByRole('link', { name: /^node/ }).click();
  await expect(page).toHaveURL(/\/trees\/[^/]+\/\d+\?.*node=\d+/);
  expect(stepq.errors).toEqual([]);
});
