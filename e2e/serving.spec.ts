import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { ChatServer } from '../test/support/chat-server';
import { goTo, type RunningApp } from './support/launch';
import { takePictures } from './support/pictures';
import { launchTiny } from './support/tiny-app';

const upstream = new ChatServer();
let stepq: RunningApp;

test.beforeAll(async () => {
  const words = ['red shoes', 'blue shoes', 'cheap red shoes for women', 'shoes'];
  upstream.say = (_call, random) =>
    `Thought: I look for it.\nAction: search[${words[random(words.length)]!}]`;
  await upstream.start();
  stepq = await launchTiny();
});
test.afterAll(async () => {
  await stepq.close();
  await upstream.stop();
});

const dialog = () => stepq.page.getByRole('dialog', { name: 'Serve the guided agent' });
const copied = () => stepq.app.evaluate(({ clipboard }) => clipboard.readText());
const copy = async (what: string): Promise<string> => {
  await dialog()
    .getByRole('button', { name: `Copy ${what}` })
    .click();
  await expect(stepq.page.getByText(/ copied\.$/).last()).toBeVisible();
  return copied();
};
const ask = {
  model: 'any',
  messages: [{ role: 'user' as const, content: 'WebShop\nInstruction: find red shoes\n[Search]' }],
};

test('asks for a language model first, where the experiment had none', async () => {
  await goTo(stepq, '/models');
  await stepq.page.getByRole('button', { name: 'Serve agent' }).click();
  const start = dialog().getByRole('button', { name: 'Start serving' });
  await expect(start).toBeDisabled();
  await dialog().getByRole('textbox', { name: 'Address' }).fill(upstream.url);
  await dialog().getByRole('textbox', { name: 'Model' }).fill('small');
  await takePictures(stepq, 'serve-start');
  await start.click();
  await expect(dialog().getByText(`small at ${upstream.url}`)).toBeVisible();
  await takePictures(stepq, 'serve-served');
});

test('answers OpenAI’s own client with the best of the candidates by Q', async () => {
  const openai = new OpenAI({
    baseURL: await copy('base url'),
    apiKey: await copy('key'),
    maxRetries: 0,
  });
  const reply = await openai.chat.completions.create(ask);
  const { chosen, candidates } = (
    reply as unknown as { stepq: { chosen: number; candidates: { q: number; content: string }[] } }
  ).stepq;
  expect(candidates.length).toBeGreaterThan(1);
  expect(candidates[chosen]!.q).toBe(Math.max(...candidates.map(({ q }) => q)));
  expect(reply.choices[0]!.message.content).toBe(candidates[chosen]!.content);
  const streamed = await openai.chat.completions.create({ ...ask, stream: true });
  let text = '';
  for await (const chunk of streamed) text += chunk.choices[0]?.delta.content ?? '';
  expect(text).toContain('Action: search[');
});

test('stops when told to, and says on the page whether it serves', async () => {
  const url = await copy('base url');
  await stepq.page.keyboard.press('Escape');
  await stepq.page.getByRole('button', { name: 'Agent is served' }).click();
  await dialog().getByRole('button', { name: 'Stop serving' }).click();
  await expect(dialog().getByRole('button', { name: 'Start serving' })).toBeVisible();
  await expect(fetch(`${url}/models`)).rejects.toThrow();
  expect(stepq.errors).toEqual([]);
});
