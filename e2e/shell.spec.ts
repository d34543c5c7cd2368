import { expect, test } from '@playwright/test';
import { goTo, launch, resize, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';

let stepq: RunningApp;

test.beforeAll(async () => {
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
});

test('opens on the experiments and says what they are for', async () => {
  const { page } = stepq;
  await expect(page.getByRole('heading', { name: 'No experiments yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Quick look' })).toBeVisible();
  await expect(page.getByText('Nothing is running')).toBeVisible();
  await takePictures(stepq, 'experiments-empty');
});

test('goes back and forward through its pages', async () => {
  const { page } = stepq;
  const rail = page.getByRole('navigation', { name: 'Pages' });
  await rail.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No experiments yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Forward' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Forward' })).toBeDisabled();
});

test('tells the versions that are running', async () => {
  const { page, workspace } = stepq;
  await goTo(stepq, '/settings');
  await expect(page.getByText(workspace)).toBeVisible();
  await page.getByRole('button', { name: 'Copy versions' }).click();
  await expect(page.getByText('Versions copied.')).toBeVisible();
  const copied = await stepq.app.evaluate(async ({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^StepQ: [\d.]+\nElectron: [\d.]+\n/);
  await takePictures(stepq, 'settings');
});

test('tests what a model can be trained on, in a process that may die', async () => {
  const { page } = stepq;
  await goTo(stepq, '/settings');
  const devices = page.getByRole('region', { name: 'Devices' });
  await devices.getByRole('button', { name: 'Test devices' }).click();
  await expect(devices.getByText(/^Passes; \d+ GFLOP\/s\.$/).first()).toBeVisible({
    timeout: 90_000,
  });
});

test('keeps the chosen theme over a reload', async () => {
  const { page } = stepq;
  await goTo(stepq, '/settings');
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByText('Light', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('finds pages by the palette, with the keyboard alone', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments');
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
  await page.keyboard.type('sett');
  await page.screenshot({ path: 'test-results/pictures/palette.png' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('lists its keys on a question mark, and closes the list on Escape', async () => {
  const { page } = stepq;
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await takePictures(stepq, 'keys');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});

test('takes a key that is typed into a field as text', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new');
  const name = page.getByLabel('Name');
  await name.fill('');
  await name.pressSequentially('n?');
  await expect(name).toHaveValue('n?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('fits narrow windows, and twice the size of type', async () => {
  const { page, app } = stepq;
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
    }, factor);
  for (const route of ['/experiments', '/experiments/new', '/settings']) {
    await goTo(stepq, route);
    for (const [width, height, factor] of [
      [1280, 800, 1],
      [960, 600, 1],
      [1280, 800, 2],
    ] as const) {
      await resize(stepq, width, height);
      await zoom(factor);
      await page.waitForTimeout(150);
      expect(await stickingOut(stepq), `${route} at ${width} px, zoom ${factor}`).toEqual([]);
    }
    await zoom(1);
  }
});

test('has written no error to the console', () => {
  expect(stepq.errors).toEqual([]);
});
