import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo, launch, resize, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { tinyWorkspace } from './support/tiny-run';

let stepq: RunningApp;
let page: Page;
let workspace: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  workspace = await tinyWorkspace();
  stepq = await launch({ workspace });
  page = stepq.page;
  await resize(stepq, 1440, 900);
});
test.afterAll(async () => {
  await stepq.close();
  await rm(dirname(workspace), { recursive: true, force: true });
});

/** The number of pairs that the page promises to write. */
async function promised(): Promise<number> {
  const text = await page.getByText(/pairs? will be written\./).innerText();
  return Number(/^([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}

async function write(file: string): Promise<string> {
  await page.getByRole('button', { name: 'Write the file' }).click();
  await expect(page.getByRole('status').getByText(new RegExp(`${file}$`))).toBeVisible();
  return (await readFile(join(stepq.saved, file))).toString();
}

test('says how many pairs it will write, and shows the first', async () => {
  await goTo(stepq, '/export');
  expect(await promised()).toBeGreaterThan(0);
  await expect(page.getByRole('region', { name: 'First pairs' })).toContainText('over');
  await takePictures(stepq, 'export');
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
  await resize(stepq, 1440, 900);
});

test('writes as many rows as it promised, with a manifest beside them', async () => {
  const rows = await promised();
  const lines = (await write('stepq-pairs.jsonl')).trimEnd().split('\n');
  expect(lines).toHaveLength(rows);
  expect(JSON.parse(lines[0]!)).toHaveProperty('taskId');
  const manifest = JSON.parse(
    (await readFile(join(stepq.saved, 'stepq-pairs.jsonl.manifest.json'))).toString(),
  ) as { counts: { rows: number } };
  expect(manifest.counts.rows).toBe(rows);
});

test('writes what the filters leave, in another format', async () => {
  const all = await promised();
  await page.getByRole('combobox', { name: 'Split' }).click();
  await page.getByRole('option', { name: 'Held out' }).click();
  await expect.poll(promised).toBeLessThan(all);
  const rows = await promised();
  await page.getByRole('radio', { name: 'ETO, JSON array' }).check();
  const pairs = JSON.parse(await write('pairs-eto.json')) as { prompt: { from: string }[] }[];
  expect(pairs).toHaveLength(rows);
  expect(pairs[0]?.prompt[0]?.from).toBe('human');
  expect(stepq.errors).toEqual([]);
});
