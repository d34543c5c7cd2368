import { describe, expect, it } from 'vitest';
import { endpointSection } from '../../../support/endpoint-section';
import { chatServer } from '../../../support/running-chat-server';
import { MemoryLedger } from '../../../support/memory-ledger';
import { opened, searchHouse } from './support';

const prices = [{ model: 'small', prompt: 1, completion: 1000 }];
const houses = ['toy-1', 'toy-2', 'toy-3', 'toy-4'];

/** Searches several houses at once with a budget. */
async function spend(budget: Readonly<Record<string, number>>, ledger = new MemoryLedger()) {
  const server = await chatServer();
  server.latency = () => 5;
  const run = opened(ledger, endpointSection(server.url, { budget, prices, maxTokens: 10 }));
  const ends = await Promise.allSettled(houses.map((house) => searchHouse(run, house)));
  await run.close(5000);
  const reasons = ends.map((end) => (end.status === 'rejected' ? String(end.reason) : ''));
  return { ledger, server, reasons };
}

describe('a budget', () => {
  it('of calls is kept to the call, however many are under way', async () => {
    const { ledger, server, reasons } = await spend({ calls: 10 });
    expect(ledger.used().calls).toBe(10);
    expect(server.calls).toHaveLength(10);
    expect(ledger.replies).toHaveLength(server.replies);
    expect(reasons.find((reason) => reason !== '')).toBe(
      'CallError: The budget of this experiment is reached (10 calls). Every reply that came is kept. Raise the budget, then resume.',
    );
  });

  it.each([
    ['tokens', 600],
    ['money', 0.15],
  ] as const)('of %s is never exceeded, and nearly used up', async (unit, most) => {
    const { ledger } = await spend({ [unit]: most });
    expect(ledger.used()[unit]).toBeLessThanOrEqual(most);
    expect(ledger.used()[unit]).toBeGreaterThan(most * 0.5);
  });

  it('of seconds ends the calls', async () => {
    const { ledger, reasons } = await spend({ seconds: 0.05 });
    expect(reasons.some((reason) => reason.includes('0.05 seconds with calls under way'))).toBe(
      true,
    );
    expect(ledger.used().seconds).toBeGreaterThanOrEqual(0.05);
  });

  it('that was raised lets the run go on where it stopped', async () => {
    const { ledger } = await spend({ calls: 10 });
    const kept = ledger.replies.length;
    const { server, reasons } = await spend({ calls: 1000 }, ledger);
    expect(reasons).toEqual(houses.map(() => ''));
    expect(kept + server.replies).toBe(ledger.replies.length);
  });

  it('counts the most a call can have taken where the server tells no tokens', async () => {
    const server = await chatServer();
    server.support = { ...server.support, usage: false };
    const ledger = new MemoryLedger();
    const run = opened(ledger, endpointSection(server.url, { budget: { tokens: 900 }, prices }));
    await expect(searchHouse(run)).rejects.toThrow('900 tokens: ');
    expect(ledger.calls[0]).toMatchObject({
      promptTokens: null,
      completionTokens: null,
      cost: null,
    });
    expect(ledger.calls[0]!.chargedTokens).toBeGreaterThan(600);
  });
});
