import { describe, expect, it } from 'vitest';
import { connectEndpoint } from '@main/policies/language-model/client';
import { probeEndpoint, type ProbeCall } from '@main/policies/language-model/probe';
import type { ChatServer } from '../../../support/chat-server';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';

async function probed(limit: (server: ChatServer) => void) {
  const server = await chatServer();
  server.say = (_call, random) => `Fine. Observation ${random(1e9)} ${random(1e9)}`;
  limit(server);
  const [endpoint] = endpointSection(server.url).endpoints;
  const calls: ProbeCall[] = [];
  const client = connectEndpoint(endpoint!, null, 30);
  const report = await probeEndpoint(client, 'small', (call) => calls.push(call));
  expect(calls).toHaveLength(server.calls.length);
  const states = Object.fromEntries(report.findings.map(({ feature, state }) => [feature, state]));
  return { report, states };
}

describe('the probe of an endpoint', () => {
  it('finds a server that supports everything', async () => {
    const { report, states } = await probed(() => undefined);
    expect(states).toEqual({
      models: 'yes',
      n: 'yes',
      stop: 'yes',
      seed: 'yes',
      logprobs: 'yes',
      usage: 'yes',
    });
    expect(report.reply).toMatch(/^Fine\. Observation/);
    expect(report.findings[0]!.words).toBe('2 listed, small among them');
  });

  it('names the models that there are, where the one that is asked is not among them', async () => {
    const server = await chatServer();
    const [endpoint] = endpointSection(server.url).endpoints;
    const client = connectEndpoint(endpoint!, null, 30);
    const { findings } = await probeEndpoint(client, 'smal');
    expect(findings[0]!.words).toBe('2 listed, smal not among them: small, large');
  });

  it('finds a server that ignores what it does not know', async () => {
    const { report, states } = await probed((server) => {
      server.support = { ...server.support, models: false, n: false, seed: false, usage: false };
    });
    expect(states).toEqual({
      models: 'no',
      n: 'no',
      stop: 'yes',
      seed: 'no',
      logprobs: 'yes',
      usage: 'no',
    });
    expect(report.findings.find(({ feature }) => feature === 'seed')!.words).toBe(
      'two replies differ under the same seed',
    );
  });

  it('finds a server that refuses some and ignores others, and says what it cannot tell', async () => {
    const { report, states } = await probed((server) => {
      server.support = { ...server.support, stop: false, logprobs: false };
      server.say = () => 'Always the same. Observation';
      server.trouble = (_k, { n }) => (n === 2 ? 'bad-request' : null);
    });
    expect(states).toEqual({
      models: 'yes',
      n: 'no',
      stop: 'no',
      seed: 'unknown',
      logprobs: 'no',
      usage: 'yes',
    });
    expect(report.findings[1]!.words).toBe(
      'refused by this server: 400 temperature is out of range',
    );
  });

  it('tries again what fails in passing, and says what a person has to mend', async () => {
    const { states } = await probed((server) => {
      server.trouble = (k) => (k === 1 ? 'status-503' : null);
    });
    expect(states['n']).toBe('yes');
    await expect(
      probed((server) => {
        server.key = 'sk-other';
      }),
    ).rejects.toMatchObject({ code: 'endpoint' });
  });

  it('speaks of a test where nothing runs that could be resumed', async () => {
    const { url } = await chatServer();
    const client = connectEndpoint(endpointSection(url).endpoints[0]!, null, 5);
    const server = await chatServer();
    server.key = 'sk-other';
    const refused = connectEndpoint(endpointSection(server.url).endpoints[0]!, null, 5);
    await expect(probeEndpoint(refused, 'small')).rejects.toThrow(
      /\. Give another key, then test again\.$/,
    );
    await expect(probeEndpoint(refused, 'small', () => undefined)).rejects.toThrow(
      /will not be paid for again\. Give another key, then resume\.$/,
    );
    await expect(probeEndpoint(client, 'small')).resolves.toBeDefined();
  });
});
