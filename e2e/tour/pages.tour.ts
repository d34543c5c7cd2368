import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo, launch, resize, type RunningApp } from '../support/launch';
import { startExperiment } from '../support/start';
import { shoot } from './shots';

/** Where `npm run pictures` ran the demo. */
const demo = resolve(import.meta.dirname, '../../out/tour/workspace');

let stepq: RunningApp;
let page: Page;
let folder: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepq-tour-'));
  await cp(demo, join(folder, 'workspace'), { recursive: true });
  stepq = await launch({ workspace: join(folder, 'workspace') });
  page = stepq.page;
  await resize(stepq, 1280, 800);
});
test.afterAll(async () => {
  await stepq.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** As a person goes there, so that back and forward are as they would be. */
const open = (name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

test('the first launch', async () => {
  const empty = await launch();
  await expect(empty.page.getByRole('button', { name: 'Quick look' })).toBeVisible();
  await shoot(empty, 'first-launch');
  await empty.close();
});

test('the wizard', async () => {
  await goTo(stepq, '/experiments/new');
  await expect(heading('What should the agent do?')).toBeVisible();
  await shoot(stepq, 'wizard-task');
  for (const [step, question] of [
    ['Agent', 'Who proposes actions?'],
    ['Search', 'How should the trees be searched?'],
    ['Q-value model', 'What should be learned from the trees?'],
    ['Evaluation', 'What should be compared?'],
  ] as const) {
    await page.getByRole('button', { name: `Next: ${step}` }).click();
    await expect(heading(question)).toBeVisible();
    await shoot(stepq, `wizard-${step.toLowerCase().replaceAll(' ', '-')}`);
  }
});

test('a finished experiment, and the list', async () => {
  await open('Experiments');
  await page.getByRole('link', { name: /demo/i }).first().click();
  await expect(page.getByRole('grid', { name: 'Tasks' })).toBeVisible();
  await shoot(stepq, 'run-done');
});

test('tasks, one of them played by hand', async () => {
  await open('Tasks');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(stepq, 'tasks');
  await goTo(stepq, '/tasks?task=synthetic-3');
  await expect(page.getByText('B09LSKQF8C').first()).toBeVisible();
  await page.getByRole('button', { name: /^Play this task/ }).click();
  await page
    .getByRole('textbox', { name: 'search: keywords' })
    .fill('streaming media player quad core dual band');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'click[B09LSKQF8C]' }).first()).toBeVisible();
  await shoot(stepq, 'tasks-played');
});

test('trees', async () => {
  await open('Trees');
  const panel = page.getByRole('complementary', { name: 'Selected node' });
  await expect(panel.locator('[data-reading="Model Q"]')).toHaveText(/\d\.\d\d$/);
  await shoot(stepq, 'trees', () => page.keyboard.press('f'));
  await page.getByText('Visits', { exact: true }).click();
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('[');
  await expect(page.getByRole('region', { name: 'Replay' }).locator('[data-iteration]')).toHaveText(
    /^Iteration \d+/,
  );
  await page.getByRole('button', { name: /^4 Back up/ }).click();
  await shoot(stepq, 'trees-replay', () => page.keyboard.press('f'));
  await page.keyboard.press('Escape');
  await page.getByText('Value', { exact: true }).first().click();
  await panel.getByRole('tab', { name: 'Statistics' }).click();
  await shoot(stepq, 'trees-statistics');
});

test('pairs', async () => {
  await open('Pairs');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot(stepq, 'pairs');
});

test('models', async () => {
  await open('Models');
  const scoring = page.getByRole('button', { name: /^Score \d+ more trees?$/ });
  await scoring.click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden({ timeout: 240_000 });
  await expect(page.getByRole('listbox', { name: 'Candidates by Q' })).toBeVisible();
  // Scoring left the panel beside the curves scrolled down to it.
  await shoot(stepq, 'models', () =>
    page.getByRole('region', { name: 'Checkpoints' }).scrollIntoViewIfNeeded(),
  );
});

test('the comparison, and two trajectories', async () => {
  await open('Compare');
  await expect(heading(/runs on the same \d+ test tasks/)).toBeVisible();
  await shoot(stepq, 'compare');
  await page.getByRole('grid', { name: 'Tasks' }).getByRole('rowgroup', { name: 'Tasks' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Both trajectories of/ })).toBeVisible();
  await shoot(stepq, 'compare-task');
  await page.keyboard.press('Escape');
});

test('export, settings, shortcuts and commands', async () => {
  await open('Export');
  await expect(page.getByRole('button', { name: /^(Write|Export)/ })).toBeVisible();
  await page.waitForTimeout(2000);
  await shoot(stepq, 'export');
  await open('Settings');
  await expect(heading(/Settings/).first()).toBeVisible();
  await shoot(stepq, 'settings');
  await page.keyboard.press('?');
  await shoot(stepq, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await shoot(stepq, 'commands');
  await page.keyboard.press('Escape');
});

test('a search that runs', async () => {
  await startExperiment(stepq, {
    name: 'A longer search',
    task: { trainTasks: 600, testTasks: 100 },
    search: { iterations: 100, stopOnSuccess: false },
  });
  await expect
    .poll(() => page.getByRole('gridcell', { name: /, done/ }).count())
    .toBeGreaterThan(120);
  await shoot(stepq, 'run');
  await open('Experiments');
  await expect(page.getByText('A longer search').first()).toBeVisible();
  await shoot(stepq, 'experiments');
});
