import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { startJugs } from '../test/support/jug-server';
import { goTo, resize, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { launchTiny } from './support/tiny-app';

let stepq: RunningApp;
let page: Page;

test.beforeAll(async () => {
  stepq = await launchTiny();
  page = stepq.page;
});
test.afterAll(async () => {
  await stepq.close();
});

const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;
const list = (): Locator => page.getByRole('listbox', { name: 'Tasks' });
const rows = (): Locator => list().getByRole('option');
const task = (): Locator => page.getByRole('region', { name: 'Chosen task' });
const game = (): Locator => page.getByRole('region', { name: 'Game' });
const facts = (): Locator => page.getByRole('complementary', { name: 'Facts of the task' });
const steps = (): Locator => game().getByRole('listitem');
const actions = (): Locator => page.getByRole('group', { name: 'Actions' });
const action = (name: string): Locator => actions().getByRole('button', { name, exact: true });

test('lists the tasks of the environment with the split of the experiment', async () => {
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Tasks' })
    .click();
  await expect(page.getByText('6,923', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Train 8')).toBeVisible();
  await expect(page.getByText('Test 4')).toBeVisible();
  await expect(rows().first()).toHaveAttribute('aria-selected', 'true');
  await expect(task().getByRole('heading', { level: 2 })).toBeVisible();
  await expect(facts().getByText('B0743JKHBV').first()).toBeVisible();
  await takePictures(stepq, 'tasks-browse', sizes);
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
});

test('leads from a searched task to its tree, and tells how agents did', async () => {
  await page.getByText('Train 8').click();
  await expect(rows()).toHaveCount(8);
  await expect(rows().first()).toContainText('best');
  await rows().nth(2).click();
  await expect(rows().nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(facts().getByText('Train')).toBeVisible();
  await facts().getByRole('link', { name: 'tree' }).click();
  await expect(page).toHaveURL(/\/trees\/[^/]+\/\d+/);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(rows().nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.getByText('Test 4').click();
  await expect(rows()).toHaveCount(4);
  await rows().first().click();
  await expect(
    facts()
      .getByText(/^beam/)
      .or(facts().getByText(/^sample/))
      .first(),
  ).toBeVisible();
  await takePictures(stepq, 'tasks-searched', sizes);
  await page.getByText('All', { exact: true }).click();
});

test('searches by words of instruction, id and gold facts', async () => {
  await goTo(stepq, '/tasks');
  await expect(rows().first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('quad core B09LSKQF8C');
  await expect(page.getByText(/^\d+ of 6,923$/)).toBeVisible();
  await rows().first().click();
  await expect(page).toHaveURL(/task=synthetic-/);
  await page.getByRole('textbox', { name: 'Search tasks' }).fill('nothing is called this');
  await expect(page.getByText('No task answers to this.')).toBeVisible();
  await goTo(stepq, '/tasks?task=synthetic-3');
  await expect(rows().nth(3)).toHaveAttribute('aria-selected', 'true');
});

test('plays a task to its reward by keyboard alone', async () => {
  await goTo(stepq, '/tasks?task=synthetic-3');
  await expect(facts().getByText('B09LSKQF8C').first()).toBeVisible();
  await list().focus();
  await page.keyboard.press('Enter');
  const field = actions().getByRole('textbox', { name: 'search: keywords' });
  await expect(field).toBeFocused();
  await expect(facts().getByText('price cap')).toBeHidden();
  await page.keyboard.type('streaming media player quad core dual band');
  await page.keyboard.press('Enter');
  await expect(steps()).toHaveCount(2);
  await takePictures(stepq, 'tasks-results', sizes);
  const product = action('click[B09LSKQF8C]');
  await expect(product).toBeVisible();
  await page.keyboard.press(await product.locator('kbd').innerText());
  await expect(steps()).toHaveCount(3);
  await takePictures(stepq, 'tasks-product', sizes);
  // An action that is not possible here costs a turn and says so; undo takes it back.
  await page.keyboard.press('a');
  await page.keyboard.type('click[no such thing]');
  await page.keyboard.press('Enter');
  await expect(game().getByText('not possible here')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(steps()).toHaveCount(3);
  await page.keyboard.press(await action('click[Buy Now]').locator('kbd').innerText());
  const reward = page.getByRole('group', { name: 'Reward' });
  await expect(reward).toContainText('1.00');
  await expect(reward).toContainText('attributes');
  await takePictures(stepq, 'tasks-reward', sizes);
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
  await page.keyboard.press('g');
  await expect(facts().getByText('price cap')).toBeVisible();
  await page.keyboard.press('u');
  await expect(reward).toBeHidden();
  await page.keyboard.press('r');
  await expect(steps()).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Play this task' })).toBeVisible();
});

test('plays a task to its reward by mouse and saves the actions for the command line', async () => {
  await page.getByRole('button', { name: 'Play this task' }).click();
  await actions().getByRole('textbox', { name: 'search: keywords' }).fill('quad core dual band');
  await actions()
    .getByRole('button', { name: /^Send search/ })
    .click();
  // In the observation itself, where it is what a line says.
  await game().getByRole('button', { name: 'click[B09LSKQF8C]' }).click();
  await action('click[Features]').click();
  await action('click[< Prev]').click();
  await action('click[Buy Now]').click();
  await expect(page.getByRole('group', { name: 'Reward' })).toContainText('1.00');
  await game().getByRole('button', { expanded: false }).first().click();
  await expect(game().getByText('WebShop').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy actions' }).click();
  await expect(page.getByText('5 actions copied.')).toBeVisible();
  await page.getByRole('button', { name: 'Save actions' }).click();
  await expect(page.getByText(/Play it again by: stepq play webshop/)).toBeVisible();
  const [file] = await readdir(stepq.saved);
  const saved = await readFile(join(stepq.saved, file!), 'utf8');
  expect(saved).toBe(
    'search[quad core dual band]\nclick[B09LSKQF8C]\nclick[Features]\nclick[< Prev]\nclick[Buy Now]\n',
  );
  expect(await stepq.app.evaluate(async ({ clipboard }) => clipboard.readText())).toBe(saved);
  const played = execFileSync(
    process.execPath,
    [
      resolve(import.meta.dirname, '../out/main/cli.js'),
      ...['play', 'webshop', '--task', 'synthetic-3', '--json'],
      ...['--actions', join(stepq.saved, file!)],
    ],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(played.trim().split('\n').at(-1)!)).toMatchObject({ done: true, reward: 1 });
});

test('answers strange actions without harm', async () => {
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(steps()).toHaveCount(1);
  const any = actions().getByRole('textbox', { name: 'Any action' });
  const strange = [
    `search[${'x'.repeat(1_000_000)}]`,
    'click[a[b[c]]d]',
    'search[\u202Edrah\u202C]',
    '<img src=x onerror=alert(1)>',
  ];
  for (const text of strange) {
    const before = await steps().count();
    await any.fill(text);
    await any.press('Enter');
    await expect(steps()).toHaveCount(before + 1);
  }
  await expect(game().getByText('not possible here')).toHaveCount(strange.length);
  await expect(game().getByText(/more characters/)).toBeVisible();
  await expect(game().getByText('U+202E').first()).toBeVisible();
  await takePictures(stepq, 'tasks-strange', sizes);
  expect(await page.locator('img').count()).toBe(0);
});

test('answers a question by keyboard, where there are fields only', async () => {
  await goTo(stepq, '/tasks?environment=hotpotqa&search=Lilu');
  await expect(task().getByText('If Gallu is a demon Lilu is what?')).toBeVisible();
  await list().focus();
  await page.keyboard.press('Enter');
  await expect(actions().getByRole('textbox', { name: 'search: entity' })).toBeFocused();
  await page.keyboard.type('Alû');
  await page.keyboard.press('Enter');
  await expect(steps()).toHaveCount(2);
  await page.keyboard.type('Lilu (mythology)');
  await page.keyboard.press('Enter');
  await expect(steps()).toHaveCount(3);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.keyboard.type('spirit');
  await takePictures(stepq, 'tasks-question', sizes);
  await page.keyboard.press('Enter');
  await expect(steps()).toHaveCount(4);
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await page.keyboard.type('a spirit');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Reward' })).toContainText('1.00');
  await takePictures(stepq, 'tasks-answer', sizes);
});

test('plays every environment there is', async () => {
  await goTo(stepq, '/tasks');
  await expect(rows().first()).toBeVisible();
  const environment = page.getByRole('combobox', { name: 'Environment' });
  const choose = async (name: string) => {
    await environment.click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  const play = async () => {
    await page.getByRole('button', { name: 'Play this task' }).click();
    await expect(steps()).toHaveCount(1);
    await expect(actions()).toBeVisible();
  };
  await environment.click();
  const offered = page.getByRole('listbox', { name: 'Environment' }).getByRole('option');
  await expect(offered).toHaveText(['WebShop', 'HotpotQA', 'Toy errands', 'Server']);
  await page.keyboard.press('Escape');
  for (const name of ['WebShop', 'HotpotQA', 'Toy errands']) {
    await choose(name);
    await play();
  }
  await takePictures(stepq, 'tasks-toy', sizes);

  await choose('Server');
  await expect(page.getByText('The tasks could not be read.')).toBeVisible();
  await takePictures(stepq, 'tasks-no-server', sizes);
  const jugs = await startJugs(8765);
  await page.getByRole('button', { name: 'Try again' }).click();
  await play();
  await actions().getByRole('button', { name: /^fill/ }).first().click();
  await expect(steps()).toHaveCount(2);
  await takePictures(stepq, 'tasks-server', sizes);
  await jugs.kill();

  await goTo(stepq, '/tasks?environment=webshop&task=synthetic-3');
  await page.getByRole('button', { name: 'Play this task' }).click();
});

test('says when the process of the game has died, and starts over in a new one', async () => {
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(steps()).toHaveCount(1);
  await stepq.app.evaluate(({ app }) => {
    const player = app
      .getAppMetrics()
      .find(({ serviceName, name }) => [serviceName, name].includes('StepQ player'));
    if (!player) throw new Error('There is no player.');
    process.kill(player.pid, 'SIGKILL');
  });
  const field = actions().getByRole('textbox', { name: 'search: keywords' });
  await expect(async () => {
    await field.fill('chair');
    await field.press('Enter');
    await expect(page.getByText('This game is over')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByText('This game is over')).toBeHidden();
  await field.fill('chair');
  await field.press('Enter');
  await expect(steps()).toHaveCount(2);
});

test('ends the game with the page', async () => {
  await goTo(stepq, '/experiments');
  await goTo(stepq, '/tasks?task=synthetic-3');
  await expect(page.getByRole('button', { name: 'Play this task' })).toBeVisible();
  expect(stepq.errors).toEqual([]);
});
