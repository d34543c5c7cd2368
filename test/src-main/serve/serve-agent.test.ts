import { createConnection } from 'node:net';
import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Complete } from '@main/policies/language-model/contract';
import { readReplyFor } from '@main/policies/language-model/parse/grammars';
import { CallError } from '@main/rpc/rpc';
import type { GuidedAgent } from '@main/serve/guided-agent';
import { serveAgent, type GuidedServer } from '@main/serve/server';

const TOKEN = 'sq-a-token-for-tests';
const ask = { model: 'gpt-of-mine', messages: [{ role: 'user' as const, content: 'Task: fetch' }] };

/** Replies as a model samples them; `go[b]` is the best by `scoreOf`. */
const samples = [
  'Thought: I try a.\nAction: go[a]',
  'Thought: b is near.\nAction: go[b]',
  'Action: go[A]',
  'I do not know.',
];
const qualities: Readonly<Record<string, number>> = { a: -0.5, b: 1.25 };

const scripted: Complete = async (_messages, { n }) =>
  samples.slice(0, n).map((text) => ({ text, promptTokens: 100, completionTokens: 10 }));

async function start(changes: Partial<GuidedAgent> = {}): Promise<GuidedServer> {
  const agent: GuidedAgent = {
    model: 'stepq-1',
    candidates: 4,
    read: readReplyFor('toy'),
    preamble: [],
    complete: scripted,
    score: async (_context, candidates) =>
      candidates.map(({ argument }) => ({ q: qualities[argument] ?? Number.NaN })),
    ...changes,
  };
  const place = { host: '127.0.0.1', port: 0, token: TOKEN };
  const server = await serveAgent(agent, place, () => undefined);
  onTestFinished(() => server.close());
  return server;
}

function client({ url }: GuidedServer, apiKey = TOKEN): OpenAI {
  return new OpenAI({ baseURL: url, apiKey, maxRetries: 0 });
}

describe('a guided agent behind OpenAI’s API', () => {
  it('answers a step with the candidate of the largest Q, and tells of all', async () => {
    const reply = await client(await start()).chat.completions.create(ask);
    expect(reply.choices).toHaveLength(1);
    expect(reply.choices[0]?.message.content).toBe('Thought: b is near.\nAction: go[b]');
    expect(reply).toMatchObject({
      object: 'chat.completion',
      model: 'stepq-1',
      usage: { prompt_tokens: 100, completion_tokens: 40, total_tokens: 140 },
      stepq: {
        chosen: 1,
        candidates: [
          { action: 'go[a]', q: -0.5, votes: 2 },
          { action: 'go[b]', q: 1.25, votes: 1, thought: 'b is near.' },
          { action: 'invalid[]', q: null, votes: 1, content: 'I do not know.' },
        ],
        instruction: 'fetch',
        steps: 0,
        ignored: [],
      },
    });
  });

  it('streams the same', async () => {
    const stream = await client(await start()).chat.completions.create({
      ...ask,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).toBe('Thought: b is near.\nAction: go[b]');
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason ?? null)).toContain('stop');
    expect(chunks.find((chunk) => 'stepq' in chunk)).toMatchObject({ stepq: { chosen: 1 } });
    expect(chunks.at(-1)?.usage?.total_tokens).toBe(140);
  });

  it('streams through the client’s own accumulator', async () => {
    const runner = client(await start()).chat.completions.stream(ask);
    expect(await runner.finalContent()).toBe('Thought: b is near.\nAction: go[b]');
  });

  it('lists itself as the one model', async () => {
    const served = client(await start());
    expect((await served.models.list()).data.map(({ id }) => id)).toEqual(['stepq-1']);
    expect((await served.models.retrieve('stepq-1')).owned_by).toBe('stepq');
    await expect(served.models.retrieve('gpt-4o')).rejects.toThrow(OpenAI.NotFoundError);
  });

  it('sends the policy the messages as they came, and scores with what they tell', async () => {
    const seen: unknown[] = [];
    const server = await start({
      complete: (messages, options) => {
        seen.push(messages);
        return scripted(messages, options);
      },
      score: async (context, candidates) => {
        seen.push(context);
        return candidates.map(() => ({ q: 0 }));
      },
    });
    const messages = [
      { role: 'developer' as const, content: 'Be good.' },
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'Task: fetch' }] },
      { role: 'assistant' as const, content: 'Action: go[mill]' },
      { role: 'user' as const, content: 'Observation: A mill.' },
    ];
    const reply = await client(server).chat.completions.create({ ...ask, messages });
    expect(seen[0]).toEqual([
      { role: 'system', content: 'Be good.' },
      { role: 'user', content: 'Task: fetch' },
      { role: 'assistant', content: 'Action: go[mill]' },
      { role: 'user', content: 'Observation: A mill.' },
    ]);
    expect(seen[1]).toMatchObject({
      instruction: 'fetch',
      history: [{ action: { type: 'go', argument: 'mill' }, observation: 'A mill.' }],
    });
    // Among equals the first is taken.
    expect(reply.choices[0]?.message.content).toBe(samples[0]);
  });

  it('cuts replies where the program wants them to end', async () => {
    const server = await start({
      complete: async () => [
        { text: 'Action: go[b]\nObservation: made up', promptTokens: null, completionTokens: null },
      ],
    });
    const reply = await client(server).chat.completions.create({ ...ask, stop: ['Observation'] });
    expect(reply.choices[0]?.message.content).toBe('Action: go[b]\n');
    expect(reply.usage).toBeUndefined();
  });

  it('draws anew for every request, and again the same for a seed', async () => {
    const keys: (readonly string[])[] = [];
    const server = await start({
      complete: (messages, options) => {
        keys.push(options.drawKeys);
        return scripted(messages, options);
      },
    });
    for (const seed of [null, null, 7, 7]) {
      // Spread, for the library's types call the field deprecated.
      const fields: Readonly<Record<string, number | null>> = { seed };
      await client(server).chat.completions.create({ ...ask, ...fields });
    }
    expect(new Set(keys[0]).size).toBe(4);
    expect(keys[1]).not.toEqual(keys[0]);
    expect(keys[3]).toEqual(keys[2]);
  });

  it('says which fields the experiment settles instead', async () => {
    const asked = { ...ask, temperature: 0.2, max_tokens: 9 };
    const reply = await client(await start()).chat.completions.create(asked);
    expect(reply).toMatchObject({ stepq: { ignored: ['temperature', 'max_tokens'] } });
  });
});

describe('requests that are refused', () => {
  it.each(['', 'wrong', `${TOKEN}x`, TOKEN.slice(1)])('without the token: %j', async (key) => {
    const response = await fetch(`${(await start()).url}/models`, {
      headers: key === '' ? {} : { authorization: `Bearer ${key}` },
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: {
        message: 'The bearer token is missing or wrong.',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
    });
  });

  it.each([
    [{ messages: [] }, 'messages'],
    [{ n: 2 }, 'n'],
    [{ tools: [{ type: 'function' }] }, 'tools'],
    [{ messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }, 'messages.0.content'],
    [{ messages: [{ role: 'king', content: 'x' }] }, 'messages.0.role'],
    [{ messages: [{ role: 'assistant', content: 'x' }] }, 'messages'],
    [{ stepq: { task: 1 } }, 'stepq'],
  ])('as not understood: %j names the field %s', async (change, param) => {
    const body = { ...ask, ...change } as OpenAI.ChatCompletionCreateParamsNonStreaming;
    const asked = client(await start()).chat.completions.create(body);
    await expect(asked).rejects.toThrow(OpenAI.BadRequestError);
    await expect(asked).rejects.toMatchObject({ code: 'invalid_request', param });
  });

  it('as no JSON, too large, or for something that is not there', async () => {
    const { url } = await start();
    const send = (path: string, body: string) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body,
      });
    expect((await send('/chat/completions', '{')).status).toBe(400);
    const large = await send('/chat/completions', JSON.stringify({ x: 'y'.repeat(9_000_000) }));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ error: { code: 'too_large' } });
    expect((await send('/embeddings', '{}')).status).toBe(404);
  });
});

describe('failures behind a step', () => {
  it('of the policy come with their sentence', async () => {
    const server = await start({
      complete: () => Promise.reject(new CallError('budget', 'The budget of 5 calls is spent.')),
    });
    await expect(client(server).chat.completions.create(ask)).rejects.toMatchObject({
      status: 502,
      code: 'budget',
      message: '502 The budget of 5 calls is spent.',
    });
  });

  it('of StepQ itself tell nobody but its own output what went wrong', async () => {
    const failing = { score: () => Promise.reject(new Error('/home/secret')) };
    const asked = client(await start(failing)).chat.completions.create(ask);
    await expect(asked).rejects.toMatchObject({ status: 500 });
    await expect(asked).rejects.not.toThrow(/secret/);
  });

  it('are told of when the policy answered nothing', async () => {
    const empty = {
      complete: (async () => [{ text: ' ', promptTokens: 1, completionTokens: 0 }]) as Complete,
    };
    const asked = client(await start(empty)).chat.completions.create(ask);
    await expect(asked).rejects.toMatchObject({ status: 502, code: 'empty' });
  });
});

describe('ending', () => {
  /** A policy that waits until it is given up; says so. */
  function waiting(): { readonly complete: Complete; readonly asked: Promise<AbortSignal> } {
    let tell: (signal: AbortSignal) => void = () => undefined;
    const asked = new Promise<AbortSignal>((found) => (tell = found));
    const complete: Complete = (_messages, { signal }) =>
      new Promise((_found, failed) => {
        signal?.addEventListener('abort', () => failed(signal.reason as Error));
        if (signal) tell(signal);
      });
    return { complete, asked };
  }

  it('gives up the policy’s calls when the program goes away', async () => {
    const { complete, asked } = waiting();
    const server = await start({ complete });
    const control = new AbortController();
    const reply = client(server).chat.completions.create(ask, { signal: control.signal });
    const given = await asked;
    control.abort();
    await expect(reply).rejects.toThrow();
    await expect.poll(() => given.aborted).toBe(true);
  });

  it('closes at once, whoever waits', async () => {
    const { complete, asked } = waiting();
    const server = await start({ complete });
    const reply = client(server)
      .chat.completions.create(ask)
      .catch((error: unknown) => error);
    await asked;
    await server.close();
    expect(await reply).toBeInstanceOf(OpenAI.APIConnectionError);
  });

  it('refuses a port that is taken in a sentence', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const agent = {} as GuidedAgent;
    await expect(
      serveAgent(agent, { host: '127.0.0.1', port, token: TOKEN }, () => undefined),
    ).rejects.toThrow(/is taken by another program/);
    // The first one still listens.
    await new Promise<void>((done, failed) => {
      const socket = createConnection(port, '127.0.0.1', () => {
        socket.destroy();
        done();
      });
      socket.once('error', failed);
    });
  });
});
