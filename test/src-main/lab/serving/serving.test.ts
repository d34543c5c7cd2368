import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServing, type Serving, type ServingOptions } from '@main/lab/serving/serving';
import { createKeyRing } from '@main/policies/language-model/keys';
import type { Store } from '@main/store/store';
import type { ChatServer } from '../../../support/chat-server';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';
import { sampleConfig } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';
import { models, trained } from './support';

const TOKEN = 'sq-a-token-for-tests';
const ask = {
  model: 'whatever',
  messages: [{ role: 'user' as const, content: 'Task: fetch\n\nObservation: A square.' }],
};

async function start(store: Store, id: string, options: Partial<ServingOptions>): Promise<Serving> {
  const host = models();
  const ground = { store, models: host, resources: 'resources', keys: createKeyRing({}) };
  const place = { host: '127.0.0.1', port: 0, token: TOKEN };
  const chosen = { ...place, candidates: 4, upstream: null, ...options };
  const serving = await startServing(ground, id, chosen, () => undefined);
  onTestFinished(() => serving.close());
  return serving;
}

async function behind(
  server: ChatServer,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly openai: OpenAI; readonly store: Store; readonly serving: Serving }> {
  const store = temporaryStore();
  const upstream = endpointSection(server.url, { retries: 0, ...changes });
  const serving = await start(store, trained(store), { upstream });
  const openai = new OpenAI({ baseURL: serving.url, apiKey: TOKEN, maxRetries: 0 });
  return { openai, store, serving };
}

describe('an experiment’s guided agent', () => {
  it('draws candidates from the endpoint and answers with the one that the model prefers', async () => {
    const server = await chatServer();
    let said = 0;
    server.say = () => `Thought: On.\nAction: go[${[3, 7, 7, 5][said++ % 4]!}]`;
    const { openai, serving } = await behind(server);
    const reply = await openai.chat.completions.create(ask);
    expect(reply.choices[0]?.message.content).toContain('go[7]');
    expect(reply).toMatchObject({
      model: serving.model,
      stepq: {
        chosen: 1,
        candidates: [
          { action: 'go[3]', q: 3 },
          { action: 'go[7]', q: 7, votes: 2 },
          { action: 'go[5]', q: 5 },
        ],
      },
    });
    expect(server.calls.at(-1)?.messages).toEqual(ask.messages);
    expect(serving.upstream).toEqual([`small at ${server.url}`]);
  });

  it('puts down what it paid for, and pays nothing for a seed that was asked before', async () => {
    const server = await chatServer();
    const { openai } = await behind(server);
    const seeded = { ...ask, ...({ seed: 5 } as object) };
    const first = await openai.chat.completions.create(seeded);
    const { length } = server.calls;
    const second = await openai.chat.completions.create(seeded);
    expect(server.calls).toHaveLength(length);
    expect(second.choices).toEqual(first.choices);
    await openai.chat.completions.create(ask);
    expect(server.calls.length).toBeGreaterThan(length);
  });

  it('goes on after a failure that somebody mended', async () => {
    const server = await chatServer();
    const { openai } = await behind(server);
    server.trouble = () => 'no-money';
    await expect(openai.chat.completions.create(ask)).rejects.toThrow(/nothing left to spend/);
    server.trouble = () => null;
    expect((await openai.chat.completions.create(ask)).choices).toHaveLength(1);
  });

  it('says that a budget is spent', async () => {
    const { openai } = await behind(await chatServer(), { budget: { calls: 1 } });
    await openai.chat.completions.create(ask);
    await expect(openai.chat.completions.create(ask)).rejects.toThrow(/calls/);
  });

  it('asks the language model of the experiment itself where it has one', async () => {
    const server = await chatServer();
    const store = temporaryStore();
    const policy = endpointSection(server.url);
    const serving = await start(
      store,
      trained(store, { task: { environment: 'toy' }, policy }),
      {},
    );
    const openai = new OpenAI({ baseURL: serving.url, apiKey: TOKEN, maxRetries: 0 });
    expect((await openai.chat.completions.create(ask)).choices).toHaveLength(1);
    expect(server.calls.length).toBeGreaterThan(0);
  });

  it('is refused without a model, and where the policy needs the environment itself', async () => {
    const store = temporaryStore();
    const config = sampleConfig({ task: { environment: 'toy' }, policy: { kind: 'uniform' } });
    const bare = store.experiments.create(config, {});
    await expect(start(store, bare, {})).rejects.toThrow(/no trained Q-value model/);
    await expect(start(store, trained(store), {})).rejects.toThrow(
      /\(uniform\) needs the environment itself/,
    );
    await expect(start(store, 'nobody', {})).rejects.toMatchObject({ code: 'not-found' });
  });
});
