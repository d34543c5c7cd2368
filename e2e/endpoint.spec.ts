import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ChatServer } from '../test/support/chat-server';
import { goTo, launch, type RunningApp } from './support/launch';
import { stickingOut, takePictures } from './support/pictures';

const KEY = 'sk-only-for-this-test';
const server = new ChatServer();
/** Another worker with the same model, whose answers say no more than they must. */
const other = new ChatServer();
let stepq: RunningApp;

test.beforeAll(async () => {
  await server.start();
  await other.start();
  server.key = KEY;
  other.key = KEY;
  other.support = { ...other.support, models: false, seed: false, usage: false };
  server.support = { ...server.support, logprobs: false };
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
  await server.stop();
  await other.stop();
});

const button = (name: string | RegExp) => stepq.page.getByRole('button', { name });

test('tests the connection to a language model and says what it supports', async () => {
  const { page } = stepq;
  await goTo(stepq, '/experiments/new?preset=quick-look');
  await page.getByRole('radio', { name: /^Toy errands/ }).check();
  await button('Next: Agent').click();
  await page.getByRole('radio', { name: /^Language model/ }).check();
  await page.getByRole('textbox', { name: 'Address' }).fill(server.url);
  await page.getByRole('textbox', { name: 'Model', exact: true }).fill('small');
  await page.getByRole('radio', { name: /^Secret store/ }).check();
  // By whether this computer has one that encrypts.
  await expect(page.getByText(/store does not encrypt \(|is there yet\./)).toBeVisible();
  await takePictures(stepq, 'wizard-secret-store');
  await page.getByRole('radio', { name: /^Session/ }).check();
  await button('Test connection').click();
  await expect(page.getByText(/No key named OPENAI_API_KEY was given/)).toBeVisible();
  await page.getByLabel('The key itself').fill(KEY);
  await button('Keep key').click();
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

test('takes several endpoints, each with headers of its own, and tests them all', async () => {
  const { page } = stepq;
  await button('Add endpoint').click();
  const second = page.getByRole('region', { name: 'Endpoint 2' });
  await second.getByRole('textbox', { name: 'Address' }).fill(other.url);
  await second.getByRole('button', { name: 'Limits and headers of endpoint 2' }).click();
  await second.getByRole('textbox', { name: 'Further headers' }).fill('X-Api-Key: sk-secret');
  await expect(second.getByRole('alert')).toHaveText('None may carry a key: name the key above.');
  await second.getByRole('textbox', { name: 'Further headers' }).fill('X-Team: research');
  await expect(second.getByRole('alert')).toBeHidden();
  await second.getByRole('textbox', { name: 'Organisation' }).fill('org-1');
  await button('Test connection').click();
  await expect(page.getByText('not listed by this server')).toBeVisible();
  await expect(page.getByText('2 listed, small among them')).toBeVisible();
  expect(other.headers['x-team']).toBe('research');
  expect(other.headers['openai-organization']).toBe('org-1');
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-endpoints');
  await button('Remove endpoint 2').click();
  await expect(second).toBeHidden();
});

test('limits money only where the price of the model is known', async () => {
  const { page } = stepq;
  const prices = page.getByRole('region', { name: 'Prices' });
  await page.getByRole('textbox', { name: 'Most money' }).fill('2.5');
  await expect(page.getByText('Enter the prices of all models first')).toBeVisible();
  await prices.getByRole('textbox', { name: 'Prompt, small' }).fill('0.15');
  await expect(prices.getByRole('alert')).toHaveText(/prices of prompt and reply of small/);
  await prices.getByRole('textbox', { name: 'Reply, small' }).fill('0.6');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('lets the prompt be written for the experiment, and puts the shipped words back', async () => {
  const { page } = stepq;
  const prompt = page.getByRole('region', { name: 'Prompt', exact: true });
  await prompt.getByRole('button', { name: 'Prompt' }).click();
  const instruction = prompt.getByRole('textbox', { name: 'Instruction' });
  await expect(instruction).toHaveValue(/^You run errands in a small village/);
  const shipped = await instruction.inputValue();
  const action = prompt.getByRole('textbox', { name: 'Example 1, step 1, action' });
  await action.fill('walk about');
  await expect(prompt.getByRole('alert')).toHaveText(
    'Example 1, step 1, action: Write an action such as search[red shoes].',
  );
  await takePictures(stepq, 'wizard-prompt');
  await action.fill('go[orchard]');
  await instruction.fill('Be quick.');
  await expect(prompt.getByText('words of this experiment’s own')).toBeVisible();
  await button('Put back the shipped words').click();
  await expect(instruction).toHaveValue(shipped);
  await instruction.fill(`${shipped}\nBe quick.`);
});

test('measures on three tasks what the model is asked, and asks for no reply twice', async () => {
  const { page } = stepq;
  const estimate = page.getByRole('region', { name: 'Estimate' });
  await expect(
    estimate.getByText(/^Asks for [\d,]+ replies at most\. They are kept/),
  ).toBeVisible();
  const before = server.calls.length;
  await estimate.getByRole('button', { name: 'Measure on 3 tasks' }).click();
  await expect(estimate.getByText('measured on 3 tasks')).toBeVisible({ timeout: 60_000 });
  expect(server.calls.length - before).toBeGreaterThan(20);
  for (const row of ['Calls', 'Tokens', 'Cost']) {
    await expect(estimate.getByRole('row', { name: row })).toHaveText(/\d( M)? to [\d.,]+/);
  }
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'wizard-measured-calls');

  const asked = server.calls.length;
  const [calls, tokens] = await estimate
    .getByRole('row', { name: /Calls|Tokens/ })
    .allTextContents();
  await estimate.getByRole('button', { name: 'Measure again' }).click();
  await expect(estimate.getByRole('status')).toBeVisible();
  await expect(estimate.getByRole('button', { name: 'Measure again' })).toBeVisible({
    timeout: 60_000,
  });
  // What the server supports is found out each time.
  expect(server.calls.length - asked).toBeLessThan(10);
  await expect(estimate.getByRole('row', { name: 'Calls' })).toHaveText(calls ?? '');
  await expect(estimate.getByRole('row', { name: 'Tokens' })).toHaveText(tokens ?? '');
});

test('pauses when the budget is reached, says so, and goes on when it was raised', async () => {
  const { page } = stepq;
  const before = server.calls.length;
  await page.getByRole('textbox', { name: 'Most calls' }).fill('20');
  await button('Next: Search').click();
  await expect(page.getByText('Search about 12 tasks at the same time')).toBeVisible();
  for (const step of ['Q-value model', 'Evaluation']) await button(`Next: ${step}`).click();
  await button('Start experiment').click();
  await expect(page.getByText(/is reached \(20 calls\)/).first()).toBeVisible({
    timeout: 30_000,
  });
  expect(server.calls.length - before).toBe(20);
  expect(server.calls.at(-1)!.messages[0]!.content).toMatch(/Be quick\.$/);
  const panel = page.getByRole('region', { name: 'Language model' });
  await expect(panel.getByText('of 20, none failed')).toBeVisible();
  await expect(panel.getByText('of 2.5', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'What the server supports' }).click();
  const record = page.getByRole('dialog');
  await expect(record.getByText('2 listed, small among them')).toBeVisible();
  await takePictures(stepq, 'run-probe');
  await page.keyboard.press('Escape');
  await takePictures(stepq, 'run-budget');
  const resumedAt = server.calls.length;
  server.trouble = (call) => {
    if (call === resumedAt + 2 || call === resumedAt + 3) return 'status-500';
    return call === resumedAt + 5 ? 'filtered-prompt' : null;
  };
  await panel.getByRole('textbox', { name: 'Most calls' }).fill('30');
  await button('Change budget').click();
  await expect(page.getByText('The budget was changed: resume to go on.')).toBeVisible();
  await button('Resume').click();
  await expect(page.getByText(/is reached \(30 calls\)/).first()).toBeVisible({ timeout: 30_000 });
  expect(server.calls.length - before).toBe(30);
  server.trouble = () => null;
  await page.getByText('Failures 3', { exact: true }).click();
  const failures = page.getByRole('region', { name: 'Failures by kind' });
  await expect(failures.getByRole('row', { name: /^Server error 2 / })).toContainText(
    'asked again',
  );
  await expect(failures.getByRole('row', { name: /^Filtered 1 / })).toContainText(
    'without an action',
  );
  await expect(failures.getByRole('img', { name: /^Server error over the time/ })).toBeVisible();
  expect(await stickingOut(stepq)).toEqual([]);
  await takePictures(stepq, 'run-failures');
  await page.getByText('Log', { exact: true }).click();
  await expect(page.getByRole('log')).toBeVisible();
  expect(stepq.errors).toEqual([]);
});

test('tries again what failed when a server that refused every call takes them', async () => {
  const { page } = stepq;
  const panel = page.getByRole('region', { name: 'Language model' });
  await panel.getByRole('textbox', { name: 'Most calls' }).fill('60');
  await button('Change budget').click();
  await expect(panel.getByText('of 60, ')).toBeVisible();
  server.trouble = () => 'bad-request';
  await button('Resume').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Failed' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /, failed/ }).first()).toBeVisible();
  await expect(page.getByText(/^The search of task .* failed\.$/).first()).toBeVisible();
  await takePictures(stepq, 'run-failed');
  server.trouble = () => null;
  await button('Try again').click();
  await expect(page.getByText(/is reached \(60 calls\)/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('gridcell', { name: /, failed/ })).toHaveCount(0);
  expect(stepq.errors).toEqual([]);
});

test('leaves the key in no file of the workspace or of the program', async () => {
  const folder = dirname(stepq.workspace);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.some((file) => file.startsWith(stepq.workspace))).toBe(true);
  for (const file of files) {
    // Chromium takes files of its own away at any moment.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    expect(bytes.includes(KEY), file).toBe(false);
  }
});
