import { describe, expect, it } from 'vitest';
import type { Trouble } from '../../../support/chat-server';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';
import { connectEndpoint } from '@main/policies/language-model/client';
import { openComplete } from '@main/policies/language-model/complete';
import { MemoryLedger } from '../../../support/memory-ledger';
import { opened, searchHouse } from './support';

const passing: readonly Trouble[] = [
  'rate-limit',
  'rate-limit-with-time',
  'status-500',
  'status-503',
  'hang-up',
  'hang-up-midway',
  'silence',
  'truncated',
  'not-json',
  'other-json',
  'no-choices',
];
const sampleLost: readonly Trouble[] = ['filtered-choice', 'filtered-prompt', 'too-long'];
const forPeople: readonly (readonly [Trouble, string, RegExp])[] = [
  ['key-refused', 'endpoint', /does not accept the key .*Give another key, then resume/],
  ['forbidden', 'endpoint', /does not accept the key \(.*Not in your country/],
  ['no-model', 'endpoint', /does not know the model/],
  ['no-money', 'endpoint', /has nothing left to spend/],
  ['bad-request', 'refused', /refused a call \(.*temperature is out of range/],
];

/** A search on a server that has `trouble` with call `k`. */
async function troubled(trouble: Trouble | null, k: number) {
  const server = await chatServer();
  server.trouble = (call) => (call === k ? trouble : null);
  const ledger = new MemoryLedger();
  const section = endpointSection(server.url, { timeoutSeconds: trouble === 'silence' ? 2 : 60 });
  return { server, ledger, section, open: () => opened(ledger, section) };
}

async function undisturbed() {
  const { open, server, ledger } = await troubled(null, 0);
  const tree = await searchHouse(open());
  return { tree, calls: server.calls.length, replies: ledger.replies.length };
}

const upTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);

describe('one call that fails', () => {
  it.each(passing)(
    'is made again after %s, whichever it was, and nothing changes',
    async (trouble) => {
      const expected = await undisturbed();
      const runs = upTo(expected.calls).map(async (k) => {
        const { open, server, ledger } = await troubled(trouble, k);
        const tree = await searchHouse(open());
        expect(tree).toEqual(expected.tree);
        expect(ledger.replies).toHaveLength(expected.replies);
        expect(server.replies).toBe(expected.replies);
        expect(server.calls).toHaveLength(expected.calls + 1);
        expect(ledger.calls.filter(({ outcome }) => outcome !== 'answered')).toHaveLength(1);
        expect(ledger.calls.filter(({ attempt }) => attempt === 2)).toHaveLength(1);
        expect(ledger.used().calls).toBe(expected.calls + 1);
      });
      await Promise.all(runs);
    },
  );

  it.each(sampleLost)('gives up its samples after %s and goes on', async (trouble) => {
    const { calls } = await undisturbed();
    const runs = upTo(calls).map(async (k) => {
      const { open, server, ledger } = await troubled(trouble, k);
      const tree = await searchHouse(open());
      const { asked } = ledger.calls[k - 1]!;
      const lost = ledger.replies.filter(({ end }) => end.startsWith('con'));
      expect(lost).toHaveLength(trouble === 'filtered-choice' ? 1 : asked);
      expect(tree.nodes.some(({ action }) => action?.type === 'invalid')).toBe(true);
      const refused = trouble === 'filtered-choice' ? 0 : asked;
      expect(ledger.replies).toHaveLength(server.replies + refused);
    });
    await Promise.all(runs);
  });

  it.each(forPeople)(
    'ends the run after %s; resumed, nothing is lost or paid twice',
    async (trouble, code, message) => {
      const expected = await undisturbed();
      const runs = upTo(expected.calls).map(async (k) => {
        const { open, server, ledger } = await troubled(trouble, k);
        const first = open();
        await expect(searchHouse(first)).rejects.toMatchObject({
          code,
          message: expect.stringMatching(message) as string,
        });
        await expect(searchHouse(first)).rejects.toMatchObject({ code });
        await first.close(1000);
        expect(server.calls).toHaveLength(k);
        const tree = await searchHouse(open());
        expect(tree).toEqual(expected.tree);
        expect(server.calls).toHaveLength(expected.calls + 1);
        expect(server.replies).toBe(expected.replies);
        expect(ledger.replies).toHaveLength(expected.replies);
      });
      await Promise.all(runs);
    },
  );
});

describe('replies', () => {
  it('are asked for one by one where the server ignores n, and are the same', async () => {
    const expected = await undisturbed();
    const { open, server, ledger } = await troubled(null, 0);
    server.support = { ...server.support, n: false };
    expect((await searchHouse(open())).nodes.map(({ action }) => action)).toEqual(
      expected.tree.nodes.map(({ action }) => action),
    );
    expect(server.calls.filter(({ n }) => (n ?? 1) > 1)).toHaveLength(1);
    expect(ledger.replies).toHaveLength(expected.replies);
    expect(server.replies).toBe(expected.replies);
  });

  it('that are missing from an answer are asked for', async () => {
    const expected = await undisturbed();
    const { open, server, ledger } = await troubled('too-few-choices', 1);
    expect((await searchHouse(open())).nodes.map(({ action }) => action)).toEqual(
      expected.tree.nodes.map(({ action }) => action),
    );
    expect(server.replies).toBe(expected.replies);
    expect(ledger.replies).toHaveLength(expected.replies);
  });

  it('cost nothing the second time', async () => {
    const { open, server } = await troubled(null, 0);
    const first = await searchHouse(open());
    const asked = server.calls.length;
    expect(await searchHouse(open())).toEqual(first);
    expect(server.calls).toHaveLength(asked);
  });

  it('that two want at the same time are asked for once', async () => {
    const { open, server } = await troubled(null, 0);
    const shared = open();
    const [one, other] = await Promise.all([searchHouse(shared), searchHouse(shared)]);
    expect(one).toEqual(other);
    const alone = await undisturbed();
    expect(server.calls).toHaveLength(alone.calls);
  });

  it('that an endpoint wants to be left alone before are waited for, and that is told once', async () => {
    const { server, section, ledger } = await troubled(null, 0);
    server.retryAfter = '3600';
    server.trouble = () => 'rate-limit-with-time';
    const said: string[] = [];
    const run = openComplete({
      section,
      clients: section.endpoints.map((one) => connectEndpoint(one, null, section.timeoutSeconds)),
      ledger,
      tell: (words) => said.push(words),
    });
    const ask = (draw: string) =>
      run.complete([{ role: 'user', content: 'Hello' }], {
        n: 1,
        drawKeys: [draw],
        decoding: 'sample',
      });
    const waiting = Promise.allSettled([ask('a#0'), ask('b#0')]);
    while (ledger.calls.length < 2) await new Promise(setImmediate);
    await run.close(0);
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(said).toEqual([
      `The endpoint ${server.url} (small) asks to be left alone for 3600 s. It is asked again then.`,
    ]);
  });

  it('that could not be put down leave their place to the next call', async () => {
    const server = await chatServer();
    const ledger = new MemoryLedger();
    const record = ledger.record.bind(ledger);
    ledger.record = () => {
      ledger.record = record;
      throw new Error('no room');
    };
    const section = endpointSection(server.url, {}, { concurrency: 1 });
    const { complete } = opened(ledger, section);
    const ask = (draw: string) =>
      complete([{ role: 'user', content: 'Hello' }], {
        n: 1,
        drawKeys: [draw],
        decoding: 'sample',
      });
    await expect(ask('a#0')).rejects.toThrow('no room');
    await expect(ask('b#0')).resolves.toHaveLength(1);
  });

  it('under way at the end of a run are waited for and kept', async () => {
    const { open, server, ledger } = await troubled(null, 0);
    server.latency = () => 50;
    const control = new AbortController();
    const run = open();
    const search = run.complete([{ role: 'user', content: 'Hello' }], {
      n: 2,
      drawKeys: ['a#0', 'a#1'],
      decoding: 'sample',
      signal: control.signal,
    });
    while (server.inFlight === 0) await new Promise(setImmediate);
    control.abort(new Error('enough'));
    await expect(search).rejects.toThrow('enough');
    await run.close(5000);
    expect(ledger.replies).toHaveLength(2);
  });
});
