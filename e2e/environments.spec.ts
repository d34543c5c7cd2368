import { expect, test } from '@playwright/test';
import { startJugs } from '../test/support/jug-server';
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
const fill = async (fields: Readonly<Record<string, string>>) => {
  for (const [label, value] of Object.entries(fields)) {
    await stepq.page.getByRole('textbox', { name: label }).fill(value);
  }
};

/** From the step that asks for the task to the start of an experiment of seconds. */
const startSmall = async () => {
  const { page } = stepq;
  await next('Search').click();
  await fill({ 'Iterations, m': '20', 'Depth limit': '8' });
  await next('Q-value model').click();
  await fill({ Epochs: '1', 'Contrast before DPO': '0' });
  await next('Evaluation').click();
  await fill({ Bootstrap: '200' });
  await page.getByRole('button', { name: 'Start experiment' }).click();
};

test('the toy errands are chosen in the wizard and played to the end by the uniform policy', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('radio', { name: /Toy errands/ }).click();
  await fill({ Name: 'Errands', 'Training tasks': '24', 'Test tasks': '20' });
  await expect(page.getByText('Toy errands has 272 tasks for training')).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'environment-toy');
  await next('Agent').click();
  await expect(page.getByText('Any of the actions that the environment lists')).toBeVisible();
  await expect(page.getByLabel('Temperature')).toBeHidden();
  await takePictures(stepq, 'environment-toy-agent');
  await startSmall();
  await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible({ timeout: 120_000 });
  await takePictures(stepq, 'environment-toy-run');
});

test('a server is searched; when it dies the run waits, and goes on when it is back', async () => {
  test.setTimeout(240_000);
  const { page } = stepq;
  const jugs = await startJugs();
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('radio', { name: /^Server/ }).click();
  await fill({ Name: 'Jugs', Address: 'somewhere' });
  await expect(page.getByRole('alert')).toHaveText(
    'Enter an address that begins with http:// or https://.',
  );
  await fill({ Address: jugs.url });
  await expect(page.getByLabel('First task')).toBeHidden();
  await page.getByRole('radio', { name: /^AgentGym/ }).click();
  await expect(page.getByLabel('First task')).toHaveValue('0');
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'environment-agentgym');
  await page.getByRole('radio', { name: /^StepQ/ }).click();
  await page.getByRole('button', { name: 'Answers of the server' }).click();
  await fill({ 'Tries again': '1' });
  await takePictures(stepq, 'environment-server');
  await next('Agent').click();
  await startSmall();

  const title = (name: string) => page.getByRole('heading', { level: 1, name });
  await expect(page.getByText(/of 60 solved|[1-9]\d* of 60/).first()).toBeVisible();
  await jugs.kill();
  await expect(title('Paused')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/server at .* does not answer \(POST/).first()).toBeVisible();
  await takePictures(stepq, 'environment-server-gone');
  const again = await startJugs(jugs.port);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title('Finished')).toBeVisible({ timeout: 180_000 });
  await takePictures(stepq, 'environment-server-run');
  await again.kill();
});

test('the shop’s sampler comes back with the shop', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('radio', { name: /Toy errands/ }).click();
  await page.getByRole('radio', { name: /^WebShop/ }).click();
  await next('Agent').click();
  await expect(page.getByLabel('Temperature')).toHaveValue('1');
  await expect(page.getByText('Quick look, unchanged')).toBeVisible();
});

test('has written no error to the console', () => {
  expect(stepq.errors).toEqual([]);
});
