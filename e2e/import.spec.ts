import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { referenceFolder } from '../test/support/reference-folder';
import { goTo, launch, resize, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';

let stepq: RunningApp;
let page: Page;
let folder: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepq-trees-'));
  await referenceFolder(folder, 6);
  await writeFile(join(folder, 'cut.json'), '{"visits": 3,\n"children": [');
  stepq = await launch({ opened: folder });
  page = stepq.page;
  await resize(stepq, 1440, 900);
});
test.afterAll(async () => {
  await stepq.close();
  await rm(folder, { recursive: true, force: true });
});

const dialog = () => page.getByRole('dialog', { name: 'Import' });
const findings = () => dialog().getByRole('region', { name: 'What it would bring' });

test('tells what a folder of trees would bring before anything is imported', async () => {
  await page.getByRole('button', { name: 'Import them' }).click();
  await dialog().getByRole('button', { name: 'Choose a folder' }).click();
  await expect(findings()).toContainText('6 in 7 files');
  await expect(findings()).toContainText('by the published code’s rule');
  await expect(findings().getByRole('list', { name: 'Cannot be read' })).toContainText(
    'cut.json:2 is cut off',
  );
  await takePictures(stepq, 'import');
  await resize(stepq, 1280, 800);
  expect(await stickingOut(stepq)).toEqual([]);
  await expect(dialog().getByRole('button', { name: 'Import 6 trees' })).toBeInViewport({
    ratio: 1,
  });
  await resize(stepq, 1440, 900);
});

test('imports the rest once what cannot be read is given up', async () => {
  const start = dialog().getByRole('button', { name: 'Import 6 trees' });
  await expect(start).toBeDisabled();
  await dialog().getByText('Published code’s rule', { exact: true }).click();
  await findings().getByRole('checkbox', { name: 'Import the rest without them' }).check();
  await start.click();
  await expect(dialog()).toBeHidden();
  await expect(page.getByText('imported, trees of the published code')).toBeVisible();
  await takePictures(stepq, 'imported', [[1440, 900]]);
});

test('opens an imported tree, and its pairs for review', async () => {
  await page.getByRole('link', { name: 'Open tree' }).click();
  await expect(page.getByRole('application').or(page.locator('canvas')).first()).toBeVisible();
  await page.waitForTimeout(500);
  await takePictures(stepq, 'imported-tree', [[1440, 900]]);
  await goTo(stepq, '/pairs');
  await expect(page.getByRole('listbox', { name: 'Preference pairs' })).toBeVisible();
  await page.getByRole('region', { name: 'Open pair' }).waitFor();
  await takePictures(stepq, 'imported-pairs', [[1440, 900]]);
  expect(stepq.errors).toEqual([]);
});

test('trains on it', async () => {
  await goTo(stepq, '/experiments');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/^Finished .* after/)).toBeVisible({
    timeout: 90_000,
  });
});

test('finds that the same was imported before', async () => {
  await page.getByRole('button', { name: 'Import…' }).click();
  await dialog().getByRole('button', { name: 'Choose a folder' }).click();
  await dialog().getByText('Published code’s rule', { exact: true }).click();
  await findings().getByRole('checkbox', { name: 'Import the rest without them' }).check();
  await dialog().getByRole('button', { name: 'Import 6 trees' }).click();
  await expect(page.getByText('The same was imported before')).toBeVisible();
});
