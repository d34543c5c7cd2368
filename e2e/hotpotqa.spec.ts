import { expect, test } from '@playwright/test';
import { goTo, launch, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { startExperiment } from './support/start';

let stepq: RunningApp;

test.describe.configure({ mode: 'serial' });
test.setTimeout(300_000);

test.beforeAll(async () => {
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
});

const next = (name: string) => stepq.page.getByRole('button', { name: `Next: ${name}` });
const title = (name: string) => stepq.page.getByRole('heading', { level: 1, name });

test('questions are chosen in the wizard, with their articles where they are wanted', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('radio', { name: /^HotpotQA/ }).click();
  await page.getByLabel('Name').fill('Questions');
  await page.getByRole('textbox', { name: 'Training tasks' }).fill('30');
  await page.getByRole('textbox', { name: 'Test tasks' }).fill('12');
  await page.getByRole('button', { name: 'Articles and questions' }).click();
  await page.getByLabel('API of the wiki').fill('ftp://wiki.example');
  await expect(page.getByRole('alert')).toHaveText(
    'Enter an address that begins with http:// or https://.',
  );
  await page.getByLabel('API of the wiki').fill('https://en.wikipedia.org/w/api.php');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByLabel('Further questions').fill('/a/dev.json\n');
  await page.getByLabel('Further questions').press('End');
  await page.keyboard.type('/a/train.json');
  await expect(page.getByLabel('Further questions')).toHaveValue('/a/dev.json\n/a/train.json');
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'hotpotqa-wizard-articles');
  await page.getByLabel('Further questions').fill('');
});

test('an experiment on questions runs to its end', async () => {
  const { page } = stepq;
  for (const step of ['Agent', 'Search', 'Q-value model']) await next(step).click();
  await page.getByRole('textbox', { name: 'Epochs' }).fill('1');
  await next('Evaluation').click();
  await page.getByRole('textbox', { name: 'Bootstrap' }).fill('200');
  await page.getByRole('button', { name: 'Start experiment' }).click();
  await expect(title('Finished')).toBeVisible({ timeout: 240_000 });
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'hotpotqa-run');
});

test('its trees show articles, and titles on offer one by one', async () => {
  const { page } = stepq;
  await goTo(stepq, '/trees');
  const panel = page.getByRole('complementary', { name: 'Selected node' });
  await expect(panel.getByText(/^Step 1 of \d+ on the best path/)).toBeVisible();
  await expect(panel.getByText(/search\[|lookup\[|finish\[/).first()).toBeVisible();
  await takePictures(stepq, 'hotpotqa-trees');
  const offer = panel.getByText(/^Could not find .* Similar:$/);
  for (let step = 0; step < 40 && !(await offer.isVisible()); step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(100);
  }
  await takePictures(stepq, 'hotpotqa-trees-offer');
  await page.getByRole('button', { name: /^Task/ }).first().click();
  await expect(page.getByText('Question', { exact: true })).toBeVisible();
  await takePictures(stepq, 'hotpotqa-trees-tasks');
  await page.keyboard.press('Escape');
});

test('its pairs and its model’s page call the question a question', async () => {
  const { page } = stepq;
  await goTo(stepq, '/pairs');
  await expect(page.getByRole('region', { name: 'Shared context' })).toContainText('Question');
  await takePictures(stepq, 'hotpotqa-pairs');
  await goTo(stepq, '/models');
  await expect(page.getByRole('main')).toBeVisible();
  await takePictures(stepq, 'hotpotqa-models');
});

test('its comparison tells exact match and F1 of an episode', async () => {
  const { page } = stepq;
  await goTo(stepq, '/compare');
  const tasks = page.getByRole('grid', { name: 'Tasks' });
  await expect(tasks.getByRole('columnheader', { name: /^Question/ })).toBeVisible();
  await takePictures(stepq, 'hotpotqa-compare');
  await tasks.getByRole('rowgroup', { name: 'Tasks' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Both trajectories of/ })).toBeVisible();
  await expect(page.getByText('exact match').first()).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'hotpotqa-compare-task');
});

test('live articles without a network pause the experiment, and it says why', async () => {
  const { page } = stepq;
  await startExperiment(stepq, {
    name: 'Out of reach',
    task: {
      environment: 'hotpotqa',
      trainTasks: 2,
      testTasks: 1,
      hotpotqa: { corpus: 'live', api: 'http://127.0.0.1:9/w/api.php' },
    },
  });
  await expect(title('Paused')).toBeVisible();
  await expect(
    page.getByText(/could not be asked: .* resume when it can be reached/).first(),
  ).toBeVisible();
  await takePictures(stepq, 'hotpotqa-out-of-reach');
});

test('has written no error to the console', () => {
  expect(stepq.errors).toEqual([]);
});
