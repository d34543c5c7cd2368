import { expect, test } from '@playwright/test';
import { goTo, launch, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { startExperiment } from './support/start';

let stepq: RunningApp;

test.beforeAll(async () => {
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
});

const title = (name: string) => stepq.page.getByRole('heading', { level: 1, name });

test.describe.configure({ mode: 'serial' });

test('a long search is watched, paused and resumed', async () => {
  const { page } = stepq;
  await startExperiment(stepq, {
    name: 'A long search',
    task: { trainTasks: 1500, testTasks: 5 },
    search: { iterations: 200, stopOnSuccess: false },
  });
  await expect(title('Collecting trees')).toBeVisible();
  const cells = page.getByRole('grid', { name: 'Tasks' }).getByRole('gridcell');
  await expect(cells).toHaveCount(1500);
  await expect(page.getByRole('gridcell', { name: /, done, best reward/ }).first()).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Collecting trees' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Full reward so far: 0\.\d/ })).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'run-collecting');

  const atOnce = page.getByRole('textbox', { name: 'Tasks at once' });
  await expect(atOnce).toHaveValue('4');
  await atOnce.fill('2');
  await expect(page.getByText('running 2', { exact: true })).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: 'Pause' }).click();
  await expect(title('Paused')).toBeVisible();
  await expect(page.getByText('Nothing is running')).toBeVisible();
  // The last trees before the pause reach the grid a moment after the heading says so.
  let done = -1;
  await expect
    .poll(
      async () => {
        const before = done;
        done = await page.getByRole('gridcell', { name: /, done/ }).count();
        return done - before;
      },
      { intervals: [1000] },
    )
    .toBe(0);
  await takePictures(stepq, 'run-paused');

  await page.reload();
  await expect(title('Paused')).toBeVisible();
  await expect(atOnce).toHaveValue('2');
  await expect(page.getByRole('gridcell', { name: /, done/ })).toHaveCount(done);

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title('Collecting trees')).toBeVisible();
  await expect
    .poll(() => page.getByRole('gridcell', { name: /, done/ }).count())
    .toBeGreaterThan(done);
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(title('Cancelled')).toBeVisible();
});

test('arrows walk the tasks and Enter opens the tree', async () => {
  const { page } = stepq;
  await page.getByRole('gridcell').nth(4).click();
  await expect(page.getByText('Task 5 ', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Task 2', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/trees\/[^/]+\/\d+$/);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(title('Cancelled')).toBeVisible();
});

test('a small experiment runs to its end, and its headline is in the list', async () => {
  test.setTimeout(600_000);
  const { page } = stepq;
  await startExperiment(stepq, {
    name: 'Small but whole',
    task: { trainTasks: 30, testTasks: 12 },
    model: { contrastSteps: 20, epochs: 0.5 },
  });
  await expect(title('Finished')).toBeVisible({ timeout: 540_000 });
  await expect(page.getByText('Reward with Q')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Training loss: / })).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'run-finished');

  await goTo(stepq, '/experiments');
  const row = page.getByRole('row', { name: /Small but whole/ });
  await expect(row.getByRole('img', { name: /^Baseline .* difference/ })).toBeVisible();
  await takePictures(stepq, 'experiments');
});

test('the list is walked by keyboard: arrows move, Enter opens', async () => {
  const { page } = stepq;
  await page.getByRole('row', { name: /Small but whole/ }).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { name: /A long search/ })).toBeFocused();
  await expect(page.getByRole('complementary', { name: 'A long search' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title('Cancelled')).toBeVisible();
});

test('an experiment is deleted after a question', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments');
  await page.getByRole('row', { name: /A long search/ }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete A long search?' });
  await dialog.getByRole('button', { name: 'Delete experiment' }).click();
  await expect(page.getByRole('row', { name: /A long search/ })).toHaveCount(0);
});

test('the next estimate is scaled from the experiment that was measured', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  const estimate = page.getByRole('region', { name: 'Estimate' });
  await expect(estimate.getByText('scaled from Small but whole')).toBeVisible();
  await expect(estimate.getByRole('row', { name: /^Time/ })).toBeVisible();
});

test('has written no error to the console', () => {
  expect(stepq.errors).toEqual([]);
});
