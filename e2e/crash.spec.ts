import { expect, test } from '@playwright/test';
import { goTo, launch, type RunningApp } from './support/launch';
import { startExperiment } from './support/start';

let stepq: RunningApp;

test.beforeAll(async () => {
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
});

/** Ends a helper process as a crash would. */
async function kill(serviceName: string): Promise<void> {
  await stepq.app.evaluate(({ app }, name) => {
    const metric = app
      .getAppMetrics()
      .find((each) => each.serviceName === name || each.name === name);
    if (!metric) throw new Error(`There is no process ${name}.`);
    process.kill(metric.pid, 'SIGKILL');
  }, serviceName);
}

const title = (name: string) => stepq.page.getByRole('heading', { level: 1, name });

test('a search goes on where it was after its process has died', async () => {
  const { page } = stepq;
  await startExperiment(stepq, {
    name: 'Killed',
    task: { trainTasks: 1500 },
    search: { iterations: 200, stopOnSuccess: false },
  });
  await expect(page.getByRole('gridcell', { name: /, done/ }).nth(3)).toBeVisible();

  await kill('StepQ lab');
  await expect(page.getByText(/ended unexpectedly and was started again/)).toBeVisible();
  await expect(title('Interrupted')).toBeVisible();
  const kept = await page.getByRole('gridcell', { name: /, done/ }).count();
  expect(kept).toBeGreaterThan(3);

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title('Collecting trees')).toBeVisible();
  await expect
    .poll(() => page.getByRole('gridcell', { name: /, done/ }).count())
    .toBeGreaterThan(kept);
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(title('Cancelled')).toBeVisible();
});

test('questions are answered again after the reader has died', async () => {
  const { page } = stepq;
  await kill('StepQ reader');
  await goTo(stepq, '/experiments');
  await expect(page.getByRole('row', { name: /Killed/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: /Killed/ })).toBeVisible();
});

test('a training goes on from its checkpoint after the model’s process has died', async () => {
  test.setTimeout(600_000);
  const { page } = stepq;
  await startExperiment(stepq, {
    name: 'Killed while it trains',
    task: { trainTasks: 30, testTasks: 12 },
    model: { contrastSteps: 20, epochs: 0.5, checkpointEvery: 4 },
  });
  const loss = page.getByRole('img', { name: /^Training loss: .* at update (\d{2,})/ });
  await expect(loss).toBeVisible({ timeout: 120_000 });
  await kill('StepQ model');
  await expect(page.getByText('The model process has ended unexpectedly.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title('Finished')).toBeVisible({ timeout: 400_000 });
});
