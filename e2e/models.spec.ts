import { readdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
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

const probe = () => page.getByRole('region', { name: 'Probe' });
const candidates = () => page.getByRole('listbox', { name: 'Candidates by Q' });

test('draws the training of the model, each curve with its latest numbers in words', async () => {
  await goTo(stepq, '/models');
  await expect(
    page.getByRole('heading', { name: /^Q-value model, [\d,.]+ (M )?parameters$/ }),
  ).toBeVisible();
  for (const name of [
    /^Loss, \d/,
    /^Preference accuracy, \d/,
    /^Reward margin, /,
    /^Tokens a second, /,
  ]) {
    await expect(page.getByRole('figure', { name })).toBeVisible();
  }
  await expect(page.getByText(/train, smoothed over \d+ steps/)).toBeVisible();
});

test('shows both phases, and the numbers behind the curves', async () => {
  await page.getByText('Contrast', { exact: true }).click();
  await expect(page.getByRole('figure', { name: /^Loss, \d/ })).toBeVisible();
  await page.getByText('DPO', { exact: true }).click();
  await page.getByText('Table', { exact: true }).first().click();
  const table = page.getByRole('table', { name: 'Training steps' });
  await expect(table.getByRole('columnheader', { name: 'Held-out loss' })).toBeVisible();
  expect(await table.getByRole('row').count()).toBeGreaterThan(2);
  await page.getByText('Curves', { exact: true }).click();
});

test('holds Q against the values of the search, on trees of held-out tasks', async () => {
  const panel = page.getByRole('region', { name: 'Q against V' });
  await panel.getByRole('button', { name: /^Score \d+ more trees?$/ }).click();
  await expect(panel.getByRole('img', { name: /^Q against V of \d+ steps$/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(panel.getByRole('button', { name: 'Stop' })).toBeHidden({ timeout: 60_000 });
  await expect(panel.getByText(/^Rank correlation [+−]0\.\d\d over/)).toBeVisible();
  await panel.scrollIntoViewIfNeeded();
  await takePictures(stepq, 'models-calibration');
});

test('asks the model about a held-out pair and draws what each token adds', async () => {
  await expect(candidates().getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  await expect(probe().getByText('Effect of each word')).toBeVisible();
  const qs = await candidates()
    .getByRole('option')
    .evaluateAll((options) =>
      options.map((option) => Number(option.lastElementChild?.textContent?.replace('−', '-'))),
    );
  expect(qs.length).toBeGreaterThanOrEqual(2);
  expect(qs).toEqual([...qs].sort((a, b) => b - a));
  await takePictures(stepq, 'models');
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
  await resize(stepq, 1440, 900);
});

test('shows what each word of a candidate adds to its Q, as text and as a table', async () => {
  await expect(probe().getByText('Q with the word minus Q without it')).toBeVisible({
    timeout: 60_000,
  });
  await expect(probe().getByText('Q without the thought')).toBeVisible();
  await probe().getByText('Table', { exact: true }).click();
  const effects = await probe()
    .getByRole('cell')
    .evaluateAll((cells) => cells.filter((_, i) => i % 2 === 1).map((cell) => cell.textContent));
  expect(effects.length).toBeGreaterThan(3);
  expect(effects.some((effect) => effect !== '0.000')).toBe(true);
  await probe().getByText('Text', { exact: true }).click();
});

test('writes the model for other programs into a new folder, and says where it is', async () => {
  const written = page.getByRole('status').filter({ hasText: 'Written to' });
  for (const [format, files] of [
    ['ONNX', ['README.md', 'example.json', 'model.onnx', 'tokenizer.json']],
    ['Hugging Face folder', ['README.md', 'config.json', 'model.safetensors', 'tokenizer.json']],
  ] as const) {
    await page.getByRole('button', { name: 'Export model' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click();
    await expect(written).toBeVisible({ timeout: 60_000 });
    const folder = await written.locator('code').innerText();
    expect(dirname(folder)).toBe(stepq.saved);
    expect(await readdir(folder)).toEqual(expect.arrayContaining([...files]));
    await written.getByRole('button', { name: 'Copy path' }).click();
    expect(await stepq.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(folder);
    await rename(folder, `${folder} as ${format}`);
  }
  await takePictures(stepq, 'models-export');
});

test('writes no model over another one, and says so in a sentence', async () => {
  const written = page.getByRole('status').filter({ hasText: 'Written to' });
  const exporting = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Export model' }).click();
    await page.getByRole('menuitem', { name: /^ONNX/ }).click();
  };
  await exporting();
  await expect(written).toBeVisible({ timeout: 60_000 });
  await exporting();
  const failure = page.getByRole('alert').filter({ hasText: 'The model was not written.' });
  await expect(failure).toContainText('exists already. It was left as it is.');
});

test('scores a decision written by hand, once it can be read', async () => {
  await probe().getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('dialog', { name: 'A decision to score' });
  await editor.getByRole('textbox', { name: 'Instruction' }).fill('find me a blue chair');
  await editor.getByRole('textbox', { name: 'Candidate 1' }).fill('buy it');
  await expect(editor.getByText('Candidate 1 has no readable action.')).toBeVisible();
  await editor.getByRole('textbox', { name: 'Candidate 1' }).fill('search[blue chair]');
  await editor.getByRole('button', { name: /^Score candidates/ }).click();
  await expect(probe().getByText('written by hand')).toBeVisible();
  await expect(candidates().getByText('search[blue chair]')).toBeVisible({ timeout: 60_000 });
  expect(stepq.errors).toEqual([]);
});

test('takes another checkpoint into use, and the guided agent plays again with it', async () => {
  await goTo(stepq, '/models');
  const panel = page.getByRole('region', { name: 'Checkpoints' });
  const rowInUse = panel.getByRole('row').filter({ hasText: 'in use' });
  await expect(rowInUse).toHaveCount(1);
  const last = await rowInUse.getByRole('cell').first().innerText();
  const other = panel
    .getByRole('row')
    .filter({ has: page.getByRole('button') })
    .last();
  const step = await other.getByRole('cell').first().innerText();
  expect(step).not.toBe(last);

  const choose = async (of: string, item: RegExp): Promise<void> => {
    await panel.getByRole('button', { name: `Checkpoint of step ${of}`, exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.getByRole('menu')).toHaveCount(0);
  };
  await choose(step, /^Pin/);
  await expect(other.getByText('pinned')).toBeVisible();
  await choose(step, /^Use this one/);
  const dialog = page.getByRole('dialog', { name: `Use the checkpoint of step ${step}?` });
  await expect(dialog).toContainText('stays among the checkpoints');
  await takePictures(stepq, 'models-use-checkpoint');
  await dialog.getByRole('button', { name: `Use step ${step}` }).click();
  await expect(rowInUse.getByRole('cell').first()).toHaveText(step, { timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Lineage' })).toContainText(`Step ${step}`);
  await page.getByRole('region', { name: 'Lineage' }).scrollIntoViewIfNeeded();
  await takePictures(stepq, 'models-lineage');

  await page.getByRole('link', { name: /^beam, reward/ }).click({ timeout: 60_000 });
  await expect(
    page.getByRole('heading', { name: '2 runs on the same 4 test tasks' }),
  ).toBeVisible();
  await goTo(stepq, '/models');
  await choose(last, /^Delete/);
  await expect(
    panel.getByRole('button', { name: `Checkpoint of step ${last}`, exact: true }),
  ).toHaveCount(0);
  expect(stepq.errors).toEqual([]);
});
