import { expect, test } from '@playwright/test';
import { ChatServer } from '../test/support/chat-server';
import { goTo, launch, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';

const KEY = 'sk-only-for-this-test';
const server = new ChatServer();
let stepq: RunningApp;

test.beforeAll(async () => {
  await server.start();
  server.key = KEY;
  server.support = { ...server.support, logprobs: false };
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
  await server.stop();
});

const button = (name: string | RegExp) => stepq.page.getByRole('button', { name });

test('tests the connection to a language model and says what it supports', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('radio', { name: /^Toy errands/ }).check();
  await button('Next: Agent').click();
  await page.getByRole('radio', { name: /^language model/ }).check();
  await page.getByRole('textbox', { name: 'Address' }).fill(server.url);
  await page.getByRole('textbox', { name: 'Model', exact: true }).fill('small');
  await page.getByRole('radio', { name: /^Session/ }).check();
  await button('Test connection').click();
  await expect(page.getByText(/No key named OPENAI_API_KEY was given/)).toBeVisible();
  await page.locator('#field-key').fill(KEY);
  await button('Keep').click();
  await expect(page.getByText('A key named OPENAI_API_KEY is there.')).toBeVisible();
  await button('Test connection').click();
  await expect(
    page.getByText('supported: several replies to one call', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText(/^not supported by this server: not given with/)).toBeVisible();
  await expect(page.getByText('2 listed, small among them')).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-endpoint');
});

test('pauses when the budget is reached, says so, and goes on when it was raised', async () => {
  const { page } = stepq;
  const before = server.calls.length;
  await page.getByRole('textbox', { name: 'Most calls' }).fill('20');
  for (const step of ['Search', 'Q-value model', 'Evaluation'])
    await button(`Next: ${step}`).click();
  await button('Start experiment').click();
  await expect(page.getByText(/is reached \(20 calls\)/).first()).toBeVisible({
    timeout: 30_000,
  });
  expect(server.calls.length - before).toBe(20);
  const panel = page.getByRole('region', { name: 'Language model' });
  await expect(panel.getByText('none failed')).toBeVisible();
  await expect(panel.getByText('unknown')).toBeVisible();
  await takePictures(stepq, 'run-budget');
  await panel.getByRole('textbox', { name: 'Most calls' }).fill('30');
  await button('Change budget').click();
  await expect(page.getByText('The budget was changed: resume to go on.')).toBeVisible();
  await button('Resume').click();
  await expect(page.getByText(/is reached \(30 calls\)/).first()).toBeVisible({ timeout: 30_000 });
  expect(server.calls.length - before).toBe(30);
  expect(stepq.errors).toEqual([]);
});
