import { expect, test, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from './support/launch';
import { launchTiny } from './support/tiny-app';

/** No mouse: from a new experiment to a reviewed pair. */

let stepq: RunningApp;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  stepq = await launchTiny();
  page = stepq.page;
});
test.afterAll(async () => {
  await stepq.close();
});

const press = (...keys: readonly string[]) =>
  keys.reduce<Promise<void>>(
    (before, key) => before.then(() => page.keyboard.press(key)),
    Promise.resolve(),
  );

/** Presses Tab until the element has the focus. */
async function tabTo(wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${wanted.toString()}.`);
}

const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });

/** Fills the field that Tab comes to. */
async function write(label: string, text: string): Promise<void> {
  await tabTo(field(label));
  await press('Control+a');
  await page.keyboard.type(text);
}

/** Runs an entry of the command palette. */
async function command(words: string): Promise<void> {
  await press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
  await press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('an experiment is set up, started and watched', async () => {
  await press('n');
  await expect(page.getByRole('heading', { name: 'What should the agent do?' })).toBeVisible();
  const preset = page.getByRole('radio', { name: /^Quick look/ });
  await tabTo(preset);
  await press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Paper settings/ })).toBeChecked();
  await press('ArrowLeft');
  await expect(preset).toBeChecked();
  await write('Name', 'By keyboard');
  await write('Training tasks', '8');
  await write('Test tasks', '0');
  await tabTo(page.getByRole('button', { name: 'Next: Agent' }));
  await press('Enter');
  // The first faulty field takes the focus and says what it needs.
  await expect(field('Test tasks')).toBeFocused();
  await expect(page.getByRole('alert')).toHaveText(/^Use 1 to /);
  await press('Control+a');
  await page.keyboard.type('4');
  for (const next of ['Agent', 'Search', 'Q-value model']) {
    await tabTo(page.getByRole('button', { name: `Next: ${next}` }));
    await press('Enter');
  }
  await expect(page.getByRole('heading', { name: /^What should be learned/ })).toBeVisible();
  await write('Epochs', '0.3');
  await tabTo(page.getByRole('button', { name: 'Next: Evaluation' }));
  await press('Enter');
  await tabTo(page.getByRole('checkbox', { name: /^greedy/ }));
  await press(' ');
  await tabTo(page.getByRole('button', { name: 'Start experiment' }));
  await press('Enter');
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText('By keyboard');
  await expect(page.getByRole('heading', { level: 1, name: 'Finished' })).toBeVisible({
    timeout: 100_000,
  });
  await tabTo(page.getByRole('grid', { name: 'Tasks' }).getByRole('gridcell').first());
  await press('ArrowRight', 'Enter');
  await expect(page).toHaveURL(/\/trees\//);
});

test('a tree is walked, searched, replayed and read as an outline', async () => {
  const spoken = page.locator('[data-spoken-selection]');
  const panel = page.getByRole('complementary', { name: 'Selected node' });
  await expect(panel.getByText(/^Step 1/)).toBeVisible();
  const first = await spoken.innerText();
  await press('ArrowRight');
  await expect(spoken).not.toHaveText(first);
  await expect(panel.getByText(/^Step 2/)).toBeVisible();
  await press('ArrowLeft');
  await expect(spoken).toHaveText(first);
  await press('/');
  await expect(page.getByRole('textbox', { name: 'Search the tree' })).toBeFocused();
  await page.keyboard.type('depth=2');
  const hits = page.locator('[data-hits]');
  await expect(hits).toHaveText(/^\d+$/);
  await press('Enter');
  await expect(hits).toHaveText(/^1 of \d+$/);
  await expect(panel.getByText(/^Step 2/)).toBeVisible();
  // The first Escape clears the field, the second leaves it.
  await press('Escape', 'Escape', '[');
  await expect(
    page.getByRole('region', { name: 'Replay' }).getByText(/^Iteration \d+/),
  ).toBeVisible();
  await press('Escape', 'o');
  const outline = page.getByRole('treegrid');
  await expect(outline).toBeFocused();
  await press('Home', 'ArrowDown');
  await expect(outline.getByRole('row', { selected: true })).toHaveAttribute('aria-level', '2');
  await press('o');
  await expect(outline).toHaveCount(0);
});

test('pairs are accepted, rejected, swapped and edited', async () => {
  await command('Pairs');
  const rows = page.getByRole('option');
  const mark = (row: number, name: string) => rows.nth(row).getByRole('img', { name });
  if ((await page.getByRole('complementary', { name: 'Training set' }).count()) === 0) {
    // Two experiments have pairs: the list of them is walked by Tab and opened by Enter.
    await tabTo(page.getByRole('main').getByRole('link', { name: /Tiny look/ }));
    await press('Enter');
  }
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await press('a');
  await expect(mark(0, 'accepted')).toBeVisible();
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await press('r');
  await expect(mark(1, 'rejected')).toBeVisible();
  await press('u');
  await expect(mark(1, 'unreviewed')).toBeVisible();
  await press('s');
  await expect(page.getByText(/swapped against/)).toBeVisible();
  await press('u');
  await expect(page.getByText(/swapped against/)).toHaveCount(0);
  await press('e');
  await tabTo(page.getByRole('textbox', { name: 'Argument' }).first());
  await press('Control+a');
  await page.keyboard.type('written by hand');
  await press('Control+Enter');
  await expect(page.getByText('written by hand').first()).toBeVisible();
  await press('Alt+ArrowLeft');
  await expect(page).not.toHaveURL(/\/pairs\/[^/]+\?.*pair=/);
  expect(stepq.errors).toEqual([]);
});
