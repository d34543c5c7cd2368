import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ReferenceJson } from '../test/support/reference-json';
import { newestExperiment } from './support/experiments';
import { goTo, launch, resize, type RunningApp } from './support/launch';

let stepq: RunningApp;
let page: Page;
let folder: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

/** Would be an element, or run, wherever text is taken for HTML. */
const hostile = (where: string): string =>
  `<i data-hostile>${where}</i><img src="x" data-hostile onerror="window.hostile=true">` +
  `<script data-hostile>window.hostile=true</script>[x](javascript:window.hostile=true)`;

/** A tree whose every text is hostile; one answer has 5 MB. */
function hostileTree(): ReferenceJson {
  const node = (depth: number, at: number, children: ReferenceJson[] | null): ReferenceJson => {
    const long = depth === 1 && at === 1 ? 'z '.repeat(2_500_000) : '';
    return {
      state: {
        action: `Thought: ${hostile('thought')} Action: click[${hostile('argument')} ${at}]`,
        observation: `Observation: ${hostile('observation')} ${long}`,
      },
      question: hostile('question'),
      children,
      visits: 9,
      value: at === 0 ? 0.9 : 0.1,
      depth,
      is_terminal: depth === 2,
      reward: depth === 2 && at === 0 ? 1 : 0,
      em: null,
      messages: null,
    };
  };
  const ends = () => [node(2, 0, null), node(2, 1, null)];
  const root = node(0, 0, [node(1, 0, ends()), node(1, 1, ends())]);
  return {
    ...root,
    state: { action: '', observation: '' },
    best_trajectory_index_list: [0, 0],
    ...{ task_id: hostile('task') },
  };
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepq-hostile-'));
  const trees = join(folder, '<i data-hostile>trees<');
  await mkdir(trees);
  await writeFile(join(trees, '<i data-hostile>.json'), JSON.stringify(hostileTree()));
  await writeFile(join(trees, '<i data-hostile>cut.json'), `{"${hostile('key')}`);
  stepq = await launch({ opened: trees });
  page = stepq.page;
  await resize(stepq, 1440, 900);
});
test.afterAll(async () => {
  await stepq.close();
  await rm(folder, { recursive: true, force: true });
});

/** Nothing of the texts has become part of the page. */
async function expectOnlyText(): Promise<void> {
  await expect(page.locator('[data-hostile]')).toHaveCount(0);
  expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
}

const shown = () => page.getByText('<i data-hostile>').first();

test('shows file names, faults and what an import brings as text', async () => {
  await page.getByRole('button', { name: 'Import them' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await dialog.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(dialog.getByRole('list', { name: 'Cannot be read' })).toContainText('data-hostile');
  await expectOnlyText();
  await dialog.getByText('Published code’s rule', { exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'Import the rest without them' }).check();
  await dialog.getByRole('button', { name: 'Import 1 tree' }).click();
  await expect(dialog).toBeHidden();
  await expect(shown()).toBeVisible();
  await expectOnlyText();
});

test('shows thoughts, actions and observations of a tree as text, also one of 5 MB', async () => {
  await page.getByRole('link', { name: 'Open tree' }).click();
  const panel = page.getByRole('complementary', { name: 'Selected node' });
  await expect(panel).toBeVisible();
  for (const tab of ['Observation', 'Response', 'Provenance', 'Summary']) {
    await panel.getByRole('tab', { name: tab }).click();
    await expect(panel.getByText('<i data-hostile>').first()).toBeVisible();
    await expectOnlyText();
  }
  const tree = page.locator('[data-tree-pane]');
  await tree.focus();
  await page.keyboard.press('c');
  await expect(panel.getByRole('group', { name: 'Compare with' })).toBeVisible();
  await expectOnlyText();
  await page.keyboard.press('c');
  const route = new URL(page.url()).hash.slice(1).replace(/\?.*/, '');
  await goTo(stepq, `${route}?node=4`);
  await expect(panel.getByText(/node 4 ·/)).toBeVisible();
  await panel.getByRole('tab', { name: 'Observation' }).click();
  await expect(panel.getByText('<i data-hostile>').first()).toBeVisible();
  await tree.focus();
  await page.keyboard.press('o');
  await expect(page.getByRole('treegrid', { name: 'Search tree' })).toBeVisible();
  await expectOnlyText();
  await page.getByRole('button', { name: 'Save as SVG or PNG' }).click();
  await page.getByRole('menuitem', { name: 'Save tree as SVG…' }).click();
  const saved = page.getByText(/^Saved as .*\.svg/);
  await expect(saved).toBeVisible();
  const [, name] = /^Saved as (.*\.svg)/.exec(await saved.innerText())!;
  expect((await readFile(name!)).toString()).not.toMatch(/<(i|img|script)[\s>]/);
});

test('shows pairs, previews of files and the log of an experiment as text', async () => {
  await goTo(stepq, '/pairs');
  await expect(page.getByRole('article', { name: 'Chosen' })).toContainText('<i data-hostile>');
  await expectOnlyText();
  await goTo(stepq, '/export');
  await expect(page.getByLabel('Row 1')).toContainText('<i data-hostile>');
  await expectOnlyText();
  await goTo(stepq, '/experiments');
  await expect(shown()).toBeVisible();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('hostile');
  await expectOnlyText();
  await page.keyboard.press('Escape');
  await goTo(stepq, `/experiments/${await newestExperiment(stepq)}`);
  await expect(shown()).toBeVisible();
  await page.getByRole('gridcell', { name: /^Task 1/ }).click();
  await expectOnlyText();
  expect(stepq.errors).toEqual([]);
});
