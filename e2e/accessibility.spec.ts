import { expect, test, type Locator, type Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { newestExperiment } from './support/experiments';
import { goTo, resize, type RunningApp } from './support/launch';
import { setTheme } from './support/pictures';
import { launchTiny } from './support/tiny-app';

let stepq: RunningApp;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  stepq = await launchTiny();
  page = stepq.page;
  await resize(stepq, 1280, 800);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(axe.source);
});
test.afterAll(async () => {
  await stepq.close();
});

/** Each page with the route that leads to it and what is there once it is drawn. */
const pages: readonly (readonly [name: string, route: string, ready: () => Locator])[] = [
  ['Experiments', '/experiments', () => page.getByText('Tiny look').first()],
  [
    'Wizard',
    '/experiments/new',
    () => page.getByRole('heading', { name: 'What should the agent do?' }),
  ],
  ['Tasks', '/tasks', () => page.getByRole('region', { name: 'Chosen task' }).getByRole('heading')],
  ['Trees', '/trees', () => page.getByText(/^Step 1 of \d+ on the best path/)],
  ['Pairs', '/pairs', () => page.getByRole('article', { name: 'Chosen' })],
  ['Models', '/models', () => page.getByRole('figure', { name: /^Loss, / })],
  ['Compare', '/compare', () => page.getByRole('grid', { name: 'Tasks' })],
  ['Export', '/export', () => page.getByLabel('Row 1')],
  ['Settings', '/settings', () => page.getByRole('heading', { name: 'Settings' })],
];

/** What axe finds on the page as it stands and calls serious or critical. */
async function findings(options: RunOptions = {}): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (run) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(
        run,
      ),
    { resultTypes: ['violations' as const], ...options },
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    );
}

async function open(route: string, ready: () => Locator): Promise<void> {
  await goTo(stepq, route);
  await expect(ready().first()).toBeVisible({ timeout: 30_000 });
}

test('no page has a serious fault for those who see or hear it otherwise', async () => {
  await setTheme(stepq, 'light');
  for (const [name, route, ready] of pages) {
    await open(route, ready);
    expect.soft(await findings(), `${name}, light`).toEqual([]);
  }
});

test('no page has too little contrast in the dark', async () => {
  await setTheme(stepq, 'dark');
  for (const [name, route, ready] of pages) {
    await open(route, ready);
    const contrast = { runOnly: { type: 'rule' as const, values: ['color-contrast'] } };
    expect.soft(await findings(contrast), `${name}, dark`).toEqual([]);
  }
});

test('nor have pages at work: outline, texts side by side, an edit, two episodes, a game', async () => {
  await setTheme(stepq, 'light');
  await open('/trees', () => page.getByText(/^Step 1 of \d+ on the best path/));
  await page.locator('[data-tree-pane]').focus();
  await page.keyboard.press('o');
  await page.keyboard.press('c');
  await expect(page.getByRole('treegrid', { name: 'Search tree' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Compare with' })).toBeVisible();
  expect.soft(await findings(), 'Trees, outline').toEqual([]);
  await open('/pairs', () => page.getByRole('article', { name: 'Chosen' }));
  await page.keyboard.press('f');
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Argument' }).first()).toBeVisible();
  expect.soft(await findings(), 'Pairs, edit').toEqual([]);
  await page.keyboard.press('Escape');
  await open('/compare', () => page.getByRole('grid', { name: 'Tasks' }));
  await page.locator('[id^="task-row"]').first().click();
  await expect(page.getByRole('region', { name: /^Both trajectories of/ })).toBeVisible();
  expect.soft(await findings(), 'Compare, episodes').toEqual([]);
  await open('/models', () => page.getByRole('figure', { name: /^Loss, / }));
  await page.getByRole('region', { name: 'Probe' }).getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog', { name: 'A decision to score' })).toBeVisible();
  expect.soft(await findings(), 'Models, probe').toEqual([]);
  await page.keyboard.press('Escape');
  await open('/tasks?task=synthetic-3', () => page.getByRole('region', { name: 'Chosen task' }));
  await page.getByRole('listbox', { name: 'Tasks' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'search: keywords' })).toBeFocused();
  expect.soft(await findings(), 'Tasks, game').toEqual([]);
});

test('neither have the run of an experiment, the steps of the wizard, and what opens over a page', async () => {
  await setTheme(stepq, 'light');
  await goTo(stepq, '/experiments');
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByRole('dialog', { name: 'Import' })).toBeVisible();
  expect.soft(await findings(), 'Import').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  expect.soft(await findings(), 'Keys').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
  expect.soft(await findings(), 'Palette').toEqual([]);
  await page.keyboard.press('Escape');
  await open('/experiments/new', () => page.getByRole('button', { name: 'Next: Agent' }));
  for (const step of ['Agent', 'Search', 'Q-value model', 'Evaluation']) {
    await page.getByRole('button', { name: `Next: ${step}` }).click();
    expect.soft(await findings(), `Wizard, ${step}`).toEqual([]);
  }
  const id = await newestExperiment(stepq);
  await open(`/experiments/${id}`, () => page.getByRole('heading', { level: 1 }));
  expect.soft(await findings(), 'Run').toEqual([]);
  expect(stepq.errors).toEqual([]);
});
