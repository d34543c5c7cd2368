import { expect, test } from '@playwright/test';
import { goTo, launch, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';

let stepq: RunningApp;

test.beforeAll(async () => {
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
});

const next = (name: string) => stepq.page.getByRole('button', { name: `Next: ${name}` });
const heading = (name: string) => stepq.page.getByRole('heading', { name });

test('begins with the quick look and has a default for every field', async () => {
  const { page } = stepq;
  await page.getByRole('button', { name: 'Quick look' }).click();
  await expect(heading('What should the agent do?')).toBeVisible();
  await expect(page.getByRole('radio', { name: /Quick look/ })).toBeChecked();
  await takePictures(stepq, 'wizard-1-task');
  for (const [step, question] of [
    ['Agent', 'Who proposes actions?'],
    ['Search', 'How should the trees be searched?'],
    ['Q-value model', 'What should be learned from the trees?'],
    ['Evaluation', 'What should be compared?'],
  ] as const) {
    await next(step).click();
    await expect(heading(question)).toBeVisible();
    expect(await stickingOut(stepq)).toEqual([]);
    await takePictures(stepq, `wizard-${step.toLowerCase().replaceAll(' ', '-')}`);
  }
  await expect(page.getByRole('button', { name: 'Start experiment' })).toBeEnabled();
});

test('measures on three tasks what the experiment will take, and says when that is out of date', async () => {
  test.setTimeout(120_000);
  const { page } = stepq;
  const estimate = page.getByRole('region', { name: 'Estimate' });
  await expect(estimate.getByText('How long it takes is known once')).toBeVisible();
  await estimate.getByRole('button', { name: 'Measure on 3 tasks' }).click();
  await estimate.getByRole('button', { name: 'Cancel' }).click();
  await expect(estimate.getByRole('button', { name: 'Measure on 3 tasks' })).toBeVisible();
  await estimate.getByRole('button', { name: 'Measure on 3 tasks' }).click();
  await expect(estimate.getByRole('status')).toContainText(' of ');
  await takePictures(stepq, 'wizard-measuring');
  await expect(estimate.getByText('measured on 3 tasks')).toBeVisible({ timeout: 60_000 });
  for (const row of ['Search', 'Training', 'Comparison', 'Time', 'Disk']) {
    await expect(estimate.getByRole('row', { name: row })).toHaveText(/\d (s|min|h|MB)/);
  }
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-measured');

  const samples = estimate.getByRole('row', { name: 'Samples' });
  const before = await samples.textContent();
  await page.getByRole('button', { name: 'Task', exact: true }).click();
  await page.getByLabel('Training tasks').fill('400');
  await expect(samples).not.toHaveText(before ?? '');
  await expect(estimate.getByText('measured on 3 tasks')).toBeVisible();
  await page.getByRole('textbox', { name: 'Seed' }).fill('234');
  await expect(estimate.getByText('measured before the last changes')).toBeVisible();
  await takePictures(stepq, 'wizard-outdated');
  await page.getByRole('textbox', { name: 'Seed' }).fill('233');
  await page.getByLabel('Training tasks').fill('200');
  await expect(samples).toHaveText(before ?? '');
});

test('says what a field needs before the next step', async () => {
  const { page } = stepq;
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByLabel('At the same time').fill('640');
  await expect(page.getByRole('alert')).toHaveText('Use 1 to 256.');
  await expect(page.getByText('1 field needs a change')).toBeVisible();
  await takePictures(stepq, 'wizard-field-error');
  await next('Q-value model').click();
  await expect(heading('How should the trees be searched?')).toBeVisible();
  await expect(page.getByLabel('At the same time')).toBeFocused();
  await page.getByLabel('At the same time').fill('');
  await expect(page.getByRole('alert')).toHaveText('Enter a number.');
  await page.getByLabel('At the same time').fill('8');
  await next('Q-value model').click();
  await expect(heading('What should be learned from the trees?')).toBeVisible();
});

test('starts from nothing, from the base model or from a folder', async () => {
  const { page } = stepq;
  const starts = page.getByRole('radiogroup', { name: 'Starts from' });
  await expect(starts.getByRole('radio', { name: /^Nothing/ })).toBeChecked();
  await starts.getByRole('radio', { name: /^Checkpoint/ }).click();
  const folder = page.getByRole('textbox', { name: 'Folder of the checkpoint' });
  await folder.fill('models/mine');
  await expect(page.getByRole('alert')).toHaveText('Enter the full path of a folder.');
  await starts.getByRole('radio', { name: /^Base model/ }).click();
  await expect(folder).toBeHidden();
  await expect(page.getByRole('alert')).toBeHidden();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-base-model');
  await starts.getByRole('radio', { name: /^Nothing/ }).click();
});

test('offers the CPU, the fastest device, and by name only what passed its test', async () => {
  const { page } = stepq;
  await page.getByRole('button', { name: 'Q-value model', exact: true }).click();
  const devices = page.getByRole('radiogroup', { name: 'Trains on' });
  await expect(devices.getByRole('radio')).toHaveCount(2);
  await expect(devices.getByRole('radio', { name: /^CPU/ })).toBeChecked();
  await page.getByRole('button', { name: 'Test devices' }).click();
  const answer = page.getByText('No other device passed').or(devices.getByText(/^Passed, /));
  await expect(answer.first()).toBeVisible({ timeout: 90_000 });
  expect(await devices.getByText(/^Passed, /).count()).toBe(
    (await devices.getByRole('radio').count()) - 2,
  );
});

test('takes √2 for a number and steps it by the arrows', async () => {
  const { page } = stepq;
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  const field = page.getByLabel('Exploration constant, c');
  await field.fill('√2');
  await field.blur();
  await expect(field).toHaveValue('1.41421');
  await page.getByLabel('Iterations, m').fill('30');
  await page.getByLabel('Iterations, m').press('ArrowUp');
  await expect(page.getByLabel('Iterations, m')).toHaveValue('31');
});

test('marks what differs from the preset, and gives it back', async () => {
  const { page } = stepq;
  const summary = page.getByRole('complementary', { name: 'Summary' });
  await expect(summary.getByText('Quick look, 2 changes')).toBeVisible();
  await summary.getByRole('button', { name: 'What differs' }).click();
  const dialog = page.getByRole('dialog', { name: 'What differs' });
  await expect(dialog.getByRole('row', { name: /^Iterations, m.* 30 31$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByText('Paper settings', { exact: true }).click();
  await expect(summary.getByText('Paper settings, unchanged')).toBeVisible();
  await expect(page.getByLabel('Iterations, m')).toHaveValue('30');
});

test('moves to HotpotQA with the step limit and the tasks of the preset there', async () => {
  const { page } = stepq;
  const summary = page.getByRole('complementary', { name: 'Summary' });
  await page.getByLabel('Candidates, n').fill('9');
  await page.getByRole('button', { name: 'Task', exact: true }).click();
  await page.getByRole('radio', { name: /^HotpotQA/ }).click();
  await expect(summary.getByText('Paper settings, 1 change')).toBeVisible();
  await expect(summary.getByText('580 train, 100 test, seed 233')).toBeVisible();
  await expect(summary.getByText('30 a task, 9 candidates a step, depth 7')).toBeVisible();
  await takePictures(stepq, 'wizard-hotpotqa-task');
  await next('Agent').click();
  await expect(page.getByText(/half a name or the whole question searched for/)).toBeVisible();
  await takePictures(stepq, 'wizard-hotpotqa-agent');
  await page.getByRole('button', { name: 'Task', exact: true }).click();
  await page.getByRole('radio', { name: /^WebShop/ }).click();
  await expect(summary.getByText('30 a task, 9 candidates a step, depth 10')).toBeVisible();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
});

test('refuses a wrong config with the path of the field, and takes a right one', async () => {
  const { page } = stepq;
  await page.getByRole('button', { name: 'Import JSON' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a config' });
  const text = dialog.getByLabel('Config as JSON');
  await text.fill('{"search":{"iterations":0}}');
  await dialog.getByRole('button', { name: 'Use this config' }).click();
  await expect(dialog.getByRole('alert')).toContainText('search.iterations must be at least 1');
  await text.fill('{"name":"From a file","search":{"iterations":7}}');
  await dialog.getByRole('button', { name: 'Use this config' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Iterations, m')).toHaveValue('7');
  await expect(page.getByRole('heading', { name: 'From a file' })).toBeVisible();
});

test('warns of too few test tasks for the difference that is hoped for', async () => {
  const { page } = stepq;
  await page.getByRole('button', { name: 'Evaluation', exact: true }).click();
  const note = page.getByRole('region', { name: 'What so many tasks can show' });
  // Nothing was measured yet: the widest spread that rewards can have.
  await expect(note.getByRole('status')).toHaveText('takes 784 tasks: 100 are too few');
  await note.getByRole('textbox', { name: /^Difference hoped for/ }).fill('0.4');
  await expect(note.getByRole('status')).toHaveText('takes 49 tasks: there are enough');
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-power');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
});

test('keeps a draft on Escape, also when the window is loaded again', async () => {
  const { page } = stepq;
  await page.getByLabel('Iterations, m').press('Escape');
  await expect(heading('No experiments yet')).toBeVisible();
  await page.reload();
  await expect(heading('No experiments yet')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('draft of last time')).toBeVisible();
  await expect(page.getByLabel('Iterations, m')).toHaveValue('7');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(heading('What should the agent do?')).toBeVisible();
});

test('copies the config as the file that the command line takes', async () => {
  const { page, app } = stepq;
  await page.getByRole('button', { name: 'Copy JSON' }).click();
  await expect(page.getByText('Config copied as JSON.')).toBeVisible();
  const copied = JSON.parse(await app.evaluate(async ({ clipboard }) => clipboard.readText())) as {
    task: { trainTasks: number };
  };
  expect(copied.task.trainTasks).toBe(1000);
});

test('says why an experiment cannot run', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByLabel('Training tasks').fill('100,000');
  for (const step of ['Agent', 'Search', 'Q-value model', 'Evaluation']) await next(step).click();
  await page.getByRole('button', { name: 'Start experiment' }).click();
  await expect(
    page.getByText(/^The experiment was not started\. .* ask for \d+ or fewer/i),
  ).toBeVisible();
});

test('tells what the sides of a split that others made have in common', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('button', { name: 'Task', exact: true }).click();
  const tasks = page.getByRole('textbox', { name: 'Training tasks' });
  await tasks.fill('200');
  const summary = page.getByRole('complementary', { name: 'Summary' });
  await page.getByRole('button', { name: 'Instructions, pages and rewards' }).click();
  const split = page.getByRole('radiogroup', { name: 'Training and test tasks' });
  await split.getByRole('radio', { name: /^Official/ }).click();
  await expect(
    summary.getByText('479 of the split’s 500 test tasks share a product with a training task'),
  ).toBeVisible();
  await tasks.fill('700');
  await expect(summary.getByText('but the split has only 642')).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'Pages as text' })
    .getByRole('radio', { name: /^ReAct/ })
    .click();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-split');
  await split.getByRole('radio', { name: /^ETO/ }).click();
  await next('Agent').click();
  await expect(page.getByRole('alert')).toHaveText('Enter the folder in which the two lists are.');
  await page.getByRole('textbox', { name: 'Folder of the lists' }).fill('/nowhere');
  await expect(
    summary.getByText(/^\/nowhere holds no train_indices\.json\. Name the folder/),
  ).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-split-eto');
});

test('has written no error to the console', () => {
  expect(stepq.errors).toEqual([]);
});
