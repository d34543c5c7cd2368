import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { ChatServer } from '../test/support/chat-server';
import { goTo, launch, resize, type RunningApp } from './support/launch';
import { takePictures } from './support/pictures';

const program = resolve(import.meta.dirname, '../out/main/cli.js');

let stepq: RunningApp;
let folder: string;

test.setTimeout(180_000);

/** A model that walks about in the village, and takes and delivers what it finds. */
function villager(): ChatServer {
  const server = new ChatServer();
  server.say = ({ messages }, random) => {
    const seen = messages.at(-1)!.content;
    const paths = [...(/Paths lead to the (.*?)\./.exec(seen)?.[1] ?? '').split(', the ')];
    const here = /Here lies: (\w+)/.exec(seen)?.[1];
    const carried = /You carry: (\w+)/.exec(seen)?.[1];
    const actions = [
      ...paths.map((place) => `go[${place}]`),
      ...(here === undefined ? [] : [`take[${here}]`]),
      ...(carried === undefined ? [] : [`deliver[${carried}]`]),
    ];
    return `Thought: On <i data-hostile>we</i> go.\nAction: ${actions[random(actions.length)]!}`;
  };
  return server;
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepq-prompt-'));
  const server = villager();
  const baseUrl = await server.start();
  const config = {
    name: 'Villager',
    task: { environment: 'toy', trainTasks: 6, testTasks: 2 },
    policy: {
      kind: 'endpoint',
      endpoints: [{ baseUrl, model: 'small', key: { from: 'environment', name: 'VILLAGE_KEY' } }],
      seed: 7,
    },
    search: { iterations: 20, stopOnSuccess: false },
    pairs: { selection: 'all-siblings', heldoutShare: 0 },
    model: { epochs: 0.1, batch: 8 },
    evaluation: { agents: ['sample', 'beam'], candidates: 2, resamples: 100 },
  };
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  const workspace = join(folder, 'workspace');
  const env = { ...process.env, VILLAGE_KEY: 'a-very-secret-key' };
  await promisify(execFile)(process.execPath, [program, 'run', file, '-w', workspace], { env });
  await server.stop();
  stepq = await launch({ workspace });
  await resize(stepq, 1440, 900);
});
test.afterAll(async () => {
  await stepq.close();
  await rm(folder, { recursive: true, force: true });
});

test('shows the messages that a step answered, and copies them without the key', async () => {
  const { page } = stepq;
  await goTo(stepq, '/trees');
  const panel = page.getByRole('complementary', { name: 'Selected node' });
  await panel.getByRole('tab', { name: 'Prompt' }).click();
  await expect(panel.getByText('You run errands in a small village')).toBeVisible();
  const roles = panel.locator('li[data-role]');
  await expect(roles.first()).toHaveAttribute('data-role', 'user');
  await expect(roles.last()).toContainText('Observation: You are at the square.');
  await takePictures(stepq, 'prompt');
  await panel.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByText('The key stands there as a variable only')).toBeVisible();
  const copied = await stepq.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(`'Authorization: Bearer '"$VILLAGE_KEY"`);
  expect(copied).toContain('You run errands in a small village');
  expect(copied).not.toContain('a-very-secret-key');
});

test('shows what the model said as text, whatever stands in it', async () => {
  const { page } = stepq;
  const panel = page.getByRole('complementary', { name: 'Selected node' });
  for (const tab of ['Response', 'Prompt', 'Summary']) {
    await panel.getByRole('tab', { name: tab }).click();
    await expect(panel.getByText('On <i data-hostile>we</i> go.').first()).toBeVisible();
  }
  await goTo(stepq, '/pairs');
  await expect(page.getByRole('article', { name: 'Chosen' })).toContainText('<i data-hostile>');
  await expect(page.locator('[data-hostile]')).toHaveCount(0);
  await goTo(stepq, '/compare');
  await page.locator('[id^="task-row"]').first().click();
  const both = page.getByRole('region', { name: /^Both trajectories of/ });
  await expect(both.getByText('On <i data-hostile>we</i> go.').first()).toBeVisible();
  await expect(page.locator('[data-hostile]')).toHaveCount(0);
});
