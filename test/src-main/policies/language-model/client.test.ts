import { describe, expect, it } from 'vitest';
import { connectEndpoint } from '@main/policies/language-model/client';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';

const asked = {
  messages: [{ role: 'user', content: 'Hello' }],
  n: 2,
  temperature: 0.7,
  topP: 0.9,
  maxTokens: 50,
  stop: ['Observation'],
  seed: 3,
} as const;
const traits = { many: true, limit: 'max_tokens' } as const;

async function connected(key: string | null, changes: Readonly<Record<string, unknown>> = {}) {
  const server = await chatServer();
  const [endpoint] = endpointSection(server.url, {}, changes).endpoints;
  return { server, client: connectEndpoint(endpoint!, key, 30) };
}

describe('a call to an endpoint', () => {
  it('carries what was asked for, the key and the headers, and nothing about this computer', async () => {
    const { server, client } = await connected('sk-very-secret', {
      organisation: 'lab',
      headers: { 'X-Title': 'StepQ' },
    });
    const reply = await client.chat(asked, traits);
    expect(reply.choices.map(({ text }) => text.includes('Observation'))).toEqual([false, false]);
    expect(reply.usage).toMatchObject({ promptTokens: 1, cachedTokens: 3, completionTokens: 20 });
    expect(server.calls[0]).toEqual({
      model: 'small',
      messages: asked.messages,
      n: 2,
      temperature: 0.7,
      top_p: 0.9,
      max_tokens: 50,
      stop: ['Observation'],
      seed: 3,
    });
    expect(server.headers).toMatchObject({
      authorization: 'Bearer sk-very-secret',
      'openai-organization': 'lab',
      'x-title': 'StepQ',
    });
    expect(Object.keys(server.headers)).not.toContain('x-stainless-os');
  });

  it('carries no key where none is wanted', async () => {
    const { server, client } = await connected(null);
    await client.chat(asked, traits);
    expect(server.headers.authorization).toBeUndefined();
  });

  it('never repeats the key in what went wrong, though the server does', async () => {
    const { server, client } = await connected('sk-very-secret');
    server.key = 'another';
    await expect(client.chat(asked, traits)).rejects.toMatchObject({
      kind: 'key',
      words: '401 Incorrect API key: Bearer •••',
    });
  });

  it('is told by the limit’s newer name where the server wants that', async () => {
    const { server, client } = await connected(null);
    await client.chat(asked, { many: true, limit: 'max_completion_tokens' });
    expect(server.calls[0]).toMatchObject({ max_completion_tokens: 50 });
    expect(server.calls[0]).not.toHaveProperty('max_tokens');
  });

  it('lists the models', async () => {
    const { client } = await connected(null);
    expect(await client.models()).toEqual(['small', 'large']);
  });
});
