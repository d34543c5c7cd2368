import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { goTo, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';
import { launchTiny } from './support/tiny-app';

let stepq: RunningApp;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  stepq = await launchTiny();
  page = stepq.page;
  await goTo(stepq, '/settings');
});
test.afterAll(async () => {
  await stepq.close();
});

const section = (name: string) => page.getByRole('region', { name, exact: true });

test('tells where everything is kept, and whose work is in the program', async () => {
  await expect(section('Workspace').getByText(stepq.workspace, { exact: true })).toBeVisible();
  await expect(section('Workspace').getByText(/^[\d.]+ [KM]B, of which models/)).toBeVisible();
  await expect(section('Keys').getByText('No key was given.')).toBeVisible();
  await takePictures(stepq, 'settings');
  expect(await stickingOut(stepq)).toEqual([]);
  await section('About').getByRole('button', { name: 'Licences' }).click();
  const licences = page.getByRole('dialog', { name: 'Licences' });
  await expect(licences.getByRole('row', { name: /^react \d/ })).toContainText('MIT');
  await takePictures(stepq, 'settings-licences');
  await page.keyboard.press('Escape');
  await expect(licences).toBeHidden();
});

test('forgets a key when it is told to', async () => {
  const key = 'sk-never-to-be-seen';
  await page.evaluate(
    (secret) => window.stepq.call('keys.give', { name: 'MY_MODEL', key: secret, keep: 'session' }),
    key,
  );
  await goTo(stepq, '/experiments');
  await goTo(stepq, '/settings');
  await expect(section('Keys').getByText('MY_MODEL')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(key);
  await section('Keys').getByRole('button', { name: 'Forget the key MY_MODEL' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget key' }).click();
  await expect(section('Keys').getByText('No key was given.')).toBeVisible();
});

test('saves what whoever looks for a fault needs to know', async () => {
  await page.getByRole('button', { name: 'Save diagnostics' }).click();
  await expect(page.getByText(/stepq-diagnostics\.json/)).toBeVisible();
  const told = JSON.parse(await readFile(join(stepq.saved, 'stepq-diagnostics.json'), 'utf8')) as {
    info: { version: string };
    experiments: { status: string }[];
  };
  expect(told.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(told.experiments.map(({ status }) => status)).toEqual(['done']);
});

test('backs up, and goes on from the backup in a folder of its own', async () => {
  await section('Workspace').getByRole('button', { name: 'Back up' }).click();
  const told = page.getByText(/^Backed up to /);
  await expect(told).toBeVisible();
  const backup = (await told.innerText()).replace(/^Backed up to (.*)\.$/, '$1');

  await stepq.app.evaluate((_electron, path) => {
    process.env['STEPQ_OPEN_PATH'] = path;
  }, backup);
  await section('Workspace').getByRole('button', { name: 'Restore a backup' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore a backup?' });
  await takePictures(stepq, 'settings-restore');
  await dialog.getByRole('button', { name: 'Choose the backup' }).click();
  await expect(section('Workspace').getByText(/workspace-restored-/)).toBeVisible();
  await goTo(stepq, '/experiments');
  await expect(page.getByRole('row', { name: /Tiny look/ })).toBeVisible();
  await goTo(stepq, '/trees');
  await expect(page.getByRole('application', { name: /^Search tree/ })).toBeVisible();
  expect(stepq.errors).toEqual([]);
});

test('refuses a folder that holds something else', async () => {
  await stepq.app.evaluate((_electron, path) => {
    process.env['STEPQ_OPEN_PATH'] = path;
  }, stepq.saved);
  await goTo(stepq, '/settings');
  await section('Workspace').getByRole('button', { name: 'Open another folder' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Choose the folder' }).click();
  await expect(page.getByText(/This folder holds other files/)).toBeVisible();
  await expect(section('Workspace').getByText(/workspace-restored-/)).toBeVisible();
});
