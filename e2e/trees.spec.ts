import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
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

const pane = () => page.locator('[data-tree-pane]');
const panel = () => page.getByRole('complementary', { name: 'Selected node' });
const reading = (name: string) => panel().locator(`[data-reading="${name}"]`);
const spoken = () => page.locator('[data-spoken-selection]');
const dock = () => page.getByRole('region', { name: 'Replay' });

/** Moves the pointer over a part of the picture until it is on a node; gives the place. */
async function findNode(left: number, right: number, step = 12): Promise<{ x: number; y: number }> {
  const box = (await pane().boundingBox())!;
  for (let x = left; x <= right; x += step) {
    for (let y = 36; y < box.height - 8; y += step) {
      await page.mouse.move(box.x + x, box.y + y);
      if ((await pane().getAttribute('data-on-node')) !== null)
        return { x: box.x + x, y: box.y + y };
    }
  }
  throw new Error('There is no node there.');
}

async function numberIn(locator: Locator): Promise<number> {
  return Number((await locator.innerText()).replace('−', '-').replace(/[^-+\d.]/g, ''));
}

test('opens a tree of the experiment and selects the first step of its best path', async () => {
  await goTo(stepq, '/trees');
  await expect(pane()).toBeVisible();
  await expect(panel().getByText(/^Step 1 of \d+ on the best path/)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText('Tiny look');
  await expect(page.getByRole('group', { name: 'Legend' })).toContainText('depth limit');
});

test('scores the tree with the experiment’s model and shows Q', async () => {
  await expect(reading('Model Q')).toHaveText(/^[+−]?\d+\.\d\d$/, { timeout: 60_000 });
  await takePictures(stepq, 'trees');
});

test('takes a click on the picture for the node under it', async () => {
  await resize(stepq, 1440, 900);
  await page.keyboard.press('f');
  await page.waitForTimeout(300);
  // The root stands in the first column, its children in the second.
  const root = await findNode(24, 24, 6);
  await expect(page.getByText(/^Start · step 0 · N \d+/)).toBeVisible();
  await page.mouse.click(root.x, root.y);
  await expect(panel().getByText('Start of the search · node 0')).toBeVisible();
  const child = await findNode(90, 260);
  await page.mouse.click(child.x, child.y);
  await expect(panel().getByText(/^Step 1/)).toBeVisible();
  const [value, uct] = [await numberIn(reading('Value V')), await numberIn(reading('UCT'))];
  expect(await numberIn(reading('Visits N'))).toBeGreaterThan(0);
  expect(uct).toBeGreaterThanOrEqual(value);
  await expect(panel().getByText(/V \+ c·√\(ln N/)).toBeVisible();
  await expect(panel().getByRole('img', { name: /^UCT .* value .* exploration/ })).toBeVisible();
});

test('selects a sibling in the table and compares their texts', async () => {
  await page.keyboard.press('Escape');
  const rows = panel().getByRole('table', { name: 'Siblings' }).locator('tbody tr');
  const other = rows.and(page.locator('[aria-selected="false"]')).first();
  const node = await other.getAttribute('data-node');
  await other.click();
  await expect(panel().getByText(`node ${node!} ·`)).toBeVisible();
  await panel().getByRole('button', { name: 'N', exact: true }).click();
  await expect(panel().getByRole('columnheader', { name: /^N/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await pane().focus();
  await page.keyboard.press('c');
  await expect(panel().getByRole('group', { name: 'Compare with' })).toBeVisible();
  expect(await panel().locator('ins, del').count()).toBeGreaterThan(0);
  await takePictures(stepq, 'trees-compare');
  await page.keyboard.press('c');
  await expect(panel().getByRole('group', { name: 'Compare with' })).toBeHidden();
});

test('tells the statistics of a node: its returns, the course of V, what lies below', async () => {
  await panel().getByRole('tab', { name: 'Statistics' }).click();
  await expect(
    panel().getByRole('figure', { name: /^V over the iterations, of \d+ siblings/ }),
  ).toBeVisible();
  const fact = async (name: string) => {
    const text = await panel()
      .locator('dt', { hasText: name })
      .locator('xpath=following-sibling::dd[1]')
      .innerText();
    return Number(/[−+]?[\d.]+/.exec(text)?.[0].replace('−', '-'));
  };
  const [visits, sum, value] = [
    await fact('N, visits'),
    await fact('W, their sum'),
    await fact('V = W / N'),
  ];
  expect(value).toBeCloseTo(sum / visits, 1);
  expect(await fact('Nodes')).toBeGreaterThan(0);
  await expect(panel().getByRole('table', { name: 'Terms of the siblings' })).toBeVisible();
  await takePictures(stepq, 'trees-statistics');
  await panel().getByRole('tab', { name: 'Summary' }).click();
});

test('finds nodes by reading and by text, and goes through the hits', async () => {
  await page.keyboard.press('/');
  const box = page.getByRole('textbox', { name: 'Search the tree' });
  await expect(box).toBeFocused();
  await box.fill('terminal depth<=6');
  const hits = page.locator('[data-hits]');
  await expect(hits).toHaveText(/^\d+$/);
  await box.press('Enter');
  await expect(hits).toHaveText(/^1 of \d+$/);
  await expect(
    panel()
      .getByText(/success|failure/)
      .first(),
  ).toBeVisible();
  await box.press('Enter');
  await expect(hits).toHaveText(/^2 of \d+$/);
  await box.fill('q>much');
  await expect(page.getByText('q> needs a number.')).toBeVisible();
  await box.fill('back to search');
  await expect(hits).toHaveText(/^\d[\d,]*$/);
  await pane().focus();
  await page.keyboard.press('n');
  await expect(hits).toHaveText(/^1 of/);
  await page.keyboard.press('Shift+N');
  await expect(hits).toHaveText(/^(\d+) of \1$/);
  await box.fill('');
  await box.press('Escape');
});

test('walks by arrows and says where it is', async () => {
  await page.keyboard.press('f');
  await pane().focus();
  for (let up = 0; up < 12; up += 1) await page.keyboard.press('ArrowLeft');
  await expect(spoken()).toHaveText(/^Start, step 0, N \d+/);
  await page.keyboard.press('ArrowRight');
  await expect(spoken()).toContainText('step 1');
  const first = await spoken().innerText();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(spoken()).toHaveText(first);
  await page.keyboard.press('ArrowRight');
  await expect(spoken()).toContainText('step 2');
  await page.keyboard.press('ArrowLeft');
  await expect(spoken()).toHaveText(first);
});

test('replays the search, iteration by iteration and phase by phase', async () => {
  const where = dock().locator('[data-iteration]');
  await expect(where).toHaveText('Finished tree');
  await page.keyboard.press('[');
  await expect(where).toHaveAttribute('data-iteration', '30');
  await page.keyboard.press('[');
  await expect(where).toHaveAttribute('data-iteration', '29');
  await dock()
    .getByRole('button', { name: /^1 Select/ })
    .click();
  await expect(dock().getByRole('button', { name: /^1 Select/ })).toHaveAttribute(
    'aria-current',
    'step',
  );
  const slider = page.getByRole('slider', { name: 'Iteration' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  // The statistics are those of that moment: one iteration, and what it met while expanding.
  await pane().focus();
  for (let up = 0; up < 12; up += 1) await page.keyboard.press('ArrowLeft');
  expect(await numberIn(reading('Visits N'))).toBeLessThan(8);
  await takePictures(stepq, 'trees-replay');
  await pane().focus();
  await page.keyboard.press(' ');
  await expect(dock().getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(where).not.toHaveAttribute('data-iteration', '1');
  await page.keyboard.press(' ');
  await page.keyboard.press('Escape');
  await expect(where).toHaveText('Finished tree');
});

test('shows the same tree as an outline, in step with the picture', async () => {
  await pane().focus();
  await page.keyboard.press('o');
  const outline = page.getByRole('treegrid', { name: 'Search tree' });
  await expect(outline).toBeVisible();
  await outline.focus();
  await page.keyboard.press('Home');
  await expect(spoken()).toContainText('Start');
  await page.keyboard.press('ArrowDown');
  await expect(outline.locator('[aria-selected="true"]')).toHaveAttribute('aria-level', '2');
  await expect(panel().getByText(/^Step 1/)).toBeVisible();
  const all = Number(await outline.getAttribute('aria-rowcount'));
  await page.keyboard.press('ArrowLeft');
  await expect(outline.locator('[aria-selected="true"]')).toHaveAttribute('aria-expanded', 'false');
  expect(Number(await outline.getAttribute('aria-rowcount'))).toBeLessThan(all);
  await takePictures(stepq, 'trees-outline');
  await outline.focus();
  await page.keyboard.press('ArrowRight');
  await expect(outline).toHaveAttribute('aria-rowcount', String(all));
  await page.getByRole('button', { name: 'Outline' }).click();
  await expect(outline).toBeHidden();
});

test('folds by double click, limits the depth and changes what colours tell', async () => {
  await page.keyboard.press('f');
  await page.waitForTimeout(300);
  const child = await findNode(90, 260);
  await page.mouse.dblclick(child.x, child.y);
  await page.getByRole('button', { name: /^Depth/ }).click();
  await page.getByRole('menuitem', { name: /^Unfold/ }).click();
  for (const mode of ['Q', 'Visits', 'Reward', '|V − Q|', 'Value']) {
    await page
      .getByRole('radiogroup', { name: 'Colour by' })
      .getByText(mode, { exact: true })
      .click();
    await expect(page.getByRole('img', { name: `Colour scale of ${mode}` })).toBeVisible();
  }
  await page.getByRole('button', { name: /^Depth/ }).click();
  await page.getByRole('menuitem', { name: '3 steps' }).click();
  await expect(page.getByRole('button', { name: 'Depth, 3 steps shown' })).toBeVisible();
  await page.getByRole('button', { name: /^Depth/ }).click();
  await page.getByRole('menuitem', { name: /^all/ }).click();
});

test('saves what is seen and the whole tree, as vectors and as pixels', async () => {
  for (const name of [
    'Save view as SVG…',
    'Save view as PNG…',
    'Save tree as SVG…',
    'Save tree as PNG…',
  ]) {
    await page.getByRole('button', { name: 'Save as SVG or PNG' }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.getByText(/^Saved as/).last()).toBeVisible();
    // A menu that is still fading would be closed by the next click, not opened.
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  await expect.poll(async () => (await readdir(stepq.saved)).length).toBe(4);
  for (const file of await readdir(stepq.saved)) {
    const bytes = await readFile(join(stepq.saved, file));
    if (file.endsWith('.svg')) {
      expect(bytes.toString()).toMatch(/^<svg [\s\S]*<title>Search tree of task[\s\S]*<\/svg>\s*$/);
    } else {
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    }
    expect(bytes.length).toBeGreaterThan(10_000);
  }
});

test('opens another task from the list and comes back to a node by its address', async () => {
  await page.locator('[data-task-picker]').click();
  const tasks = page.getByRole('listbox', { name: 'Tasks' });
  await expect(tasks.getByRole('option')).toHaveCount(8);
  await takePictures(stepq, 'trees-tasks');
  const other = tasks.locator('[aria-selected="false"]').first();
  const task = await other.locator('code').innerText();
  await other.click();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(`Task ${task}`);
  const route = new URL(page.url()).hash.slice(1);
  await goTo(stepq, `${route}?node=3`);
  await expect(panel().getByText(/node 3 ·/)).toBeVisible();
});

test('opens a second tree beside the first; what surrounds them follows the one touched', async () => {
  await page.getByRole('button', { name: 'Another tree beside' }).click();
  await expect(pane()).toHaveCount(2);
  await page
    .getByRole('radiogroup', { name: 'Colour by' })
    .getByText('Visits', { exact: true })
    .click();
  // The tree is scored while the test goes on; its Q-values are part of what is spoken.
  await expect(reading('Model Q')).toHaveText(/^[+−]?\d+\.\d\d$/, { timeout: 60_000 });
  const first = await spoken().innerText();
  await pane().nth(1).focus();
  await expect(spoken()).not.toHaveText(first);
  await expect(page.getByRole('img', { name: 'Colour scale of Visits' })).toBeVisible();
  await takePictures(stepq, 'trees-beside');
  await pane().nth(0).focus();
  await expect(spoken()).toHaveText(first);
  await page.getByRole('button', { name: 'Close the tree beside' }).click();
  await expect(pane()).toHaveCount(1);
});

test('holds together in a small window', async () => {
  for (const [width, height] of [
    [1280, 800],
    [720, 450],
  ] as const) {
    await resize(stepq, width, height);
    await page.waitForTimeout(200);
    expect(await stickingOut(stepq)).toEqual([]);
  }
  expect(stepq.errors).toEqual([]);
});
