import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo, resize, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { readTable } from '../test/src-main/exchange/export/read-tables';
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

/** The number of rows that the page promises to write. */
async function promised(): Promise<number> {
  const text = await page.getByText(/rows? will be written\./).innerText();
  return Number(/^([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}

/** Writes, and gives where it went. */
async function write(name: string, place: 'file' | 'folder' = 'file'): Promise<string> {
  await page.getByRole('button', { name: `Write the ${place}` }).click();
  await expect(page.getByRole('status').getByText(new RegExp(`${name}$`))).toBeVisible();
  return join(stepq.saved, name);
}

async function manifestOf(file: string): Promise<{ counts: { rows: number } }> {
  return JSON.parse((await readFile(file)).toString()) as { counts: { rows: number } };
}

test('says how many rows it will write, how long they are, and shows the first', async () => {
  await goTo(stepq, '/export');
  expect(await promised()).toBeGreaterThan(0);
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('What the trainer will see');
  await expect(preview.getByLabel('Row 1')).toContainText('"taskId"');
  await takePictures(stepq, 'export');
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
});

test('keeps the button that writes in view in a small window, whatever goes out', async () => {
  for (const [what, place] of [
    ['Trees', 'folder'],
    ['Tables', 'file'],
    ['Pairs', 'file'],
  ] as const) {
    await page.getByRole('radiogroup', { name: 'What' }).getByText(what, { exact: true }).click();
    await expect(page.getByRole('button', { name: `Write the ${place}` })).toBeInViewport({
      ratio: 1,
    });
  }
  await resize(stepq, 1440, 900);
});

test('writes as many rows as it promised, with a manifest beside them', async () => {
  const rows = await promised();
  const file = await write('stepq-pairs.jsonl');
  const lines = (await readFile(file)).toString().trimEnd().split('\n');
  expect(lines).toHaveLength(rows);
  expect(JSON.parse(lines[0]!)).toHaveProperty('taskId');
  expect((await manifestOf(`${file}.manifest.json`)).counts.rows).toBe(rows);
});

test('writes what the filters leave, in another format', async () => {
  const all = await promised();
  await page.getByRole('combobox', { name: 'Split' }).click();
  await page.getByRole('option', { name: 'Held out' }).click();
  await expect.poll(promised).toBeLessThan(all);
  const rows = await promised();
  await page.getByRole('radio', { name: 'ETO, JSON array' }).check();
  await expect(page.getByLabel('Row 1')).toContainText('"from": "human"');
  const text = (await readFile(await write('pairs-eto.json'))).toString();
  const pairs = JSON.parse(text) as { prompt: { from: string }[] }[];
  expect(pairs).toHaveLength(rows);
  expect(pairs[0]?.prompt[0]?.from).toBe('human');
});

test('leaves out what agents of any experiment were compared on, or of this one only', async () => {
  const others = page.getByRole('cell', { name: 'task of another experiment’s evaluation' });
  await expect(others).toBeVisible();
  const choice = page.getByRole('combobox', { name: 'Tasks that agents were compared on' });
  await choice.click();
  await page.getByRole('option', { name: 'Leave out those of this experiment' }).click();
  await expect(others).toBeHidden();
  await expect(page.getByRole('cell', { name: 'task of the evaluation' })).toBeVisible();
  await choice.click();
  await page.getByRole('option', { name: 'Leave out those of all experiments' }).click();
  await expect(others).toBeVisible();
});

test('writes a Hugging Face folder, and does not take its place again', async () => {
  await page.getByRole('radio', { name: 'Hugging Face folder' }).check();
  const rows = await promised();
  const folder = await write('stepq-pairs-huggingface', 'folder');
  expect((await manifestOf(join(folder, 'manifest.json'))).counts.rows).toBe(rows);
  const table = await readTable(join(folder, 'data', 'test-00000-of-00001.parquet'));
  expect(table.rows).toHaveLength(rows);
  expect(table.rows[0]).toHaveProperty('prompt');
  expect((await readFile(join(folder, 'README.md'))).toString()).toContain('split: test');
  await takePictures(stepq, 'export-huggingface');
  await page.getByRole('button', { name: 'Write the folder' }).click();
  await expect(page.getByText(/exists already/)).toBeVisible();
});

test('writes the nodes of all trees as a table, with other filters', async () => {
  await page.getByText('Tables', { exact: true }).click();
  await page.getByRole('radio', { name: 'Nodes, CSV' }).check();
  await expect(page.getByLabel('Least margin')).toBeHidden();
  await page.getByRole('combobox', { name: 'Split' }).click();
  await page.getByRole('option', { name: 'Both' }).click();
  const every = await promised();
  await page.getByLabel('Least visits').fill('1');
  await expect.poll(promised).toBeLessThanOrEqual(every);
  await expect(page.getByRole('cell', { name: 'visits' })).toBeVisible();
  const rows = await promised();
  const table = await readTable(await write('nodes.csv'));
  expect(table.rows).toHaveLength(rows);
  await takePictures(stepq, 'export-tables');
  expect(stepq.errors).toEqual([]);
});
