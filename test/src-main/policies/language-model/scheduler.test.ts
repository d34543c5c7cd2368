import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndpointClient } from '@main/policies/language-model/client';
import { createScheduler, type Scheduler } from '@main/policies/language-model/scheduler';
import type { Lease, WorkerOptions } from '@main/policies/language-model/worker';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new AbortController().signal;

function endpoint(name: string, changes: Partial<WorkerOptions> = {}): WorkerOptions {
  return {
    client: { name } as EndpointClient,
    model: 'm',
    weight: 1,
    concurrency: 100,
    requestsPerMinute: null,
    tokensPerMinute: null,
    ...changes,
  };
}

/** The leases that `count` calls get at once; the others are still waiting. */
async function taken(scheduler: Scheduler, count: number, tokens = 1): Promise<Lease[]> {
  const leases: Lease[] = [];
  for (let i = 0; i < count; i += 1) {
    void scheduler.lease(tokens, never).then((lease) => leases.push(lease));
  }
  await vi.advanceTimersByTimeAsync(0);
  return leases;
}

const names = (leases: readonly Lease[]): string[] =>
  leases.map(({ worker }) => worker.client.name);
const count = (leases: readonly Lease[], name: string): number =>
  names(leases).filter((one) => one === name).length;
const good = { worked: true, tokens: 1, retryAfter: null };
const bad = { worked: false, tokens: null, retryAfter: null };

describe('the scheduler', () => {
  it('never has more calls under way at an endpoint than it may', async () => {
    const leases = await taken(createScheduler([endpoint('a', { concurrency: 3 })]), 5);
    expect(leases).toHaveLength(3);
    leases[0]!.end(good);
    await vi.advanceTimersByTimeAsync(0);
    expect(leases).toHaveLength(4);
  });

  it('shares calls by weight, least loaded first', async () => {
    const scheduler = createScheduler([endpoint('a'), endpoint('b', { weight: 3 })]);
    const leases = await taken(scheduler, 40);
    expect([count(leases, 'a'), count(leases, 'b')]).toEqual([10, 30]);
    leases.filter(({ worker }) => worker.client.name === 'b').forEach((lease) => lease.end(good));
    expect(names(await taken(scheduler, 20))).toEqual(Array(20).fill('b'));
  });

  it('keeps requests and tokens per minute', async () => {
    const scheduler = createScheduler([
      endpoint('a', { requestsPerMinute: 10, tokensPerMinute: 1000 }),
    ]);
    const leases = await taken(scheduler, 4, 300);
    expect(leases).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(leases).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(leases).toHaveLength(4);
    const further = await taken(scheduler, 20);
    expect(further).toHaveLength(9);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(further).toHaveLength(19);
  });

  it('counts what a call really took once it is known', async () => {
    const scheduler = createScheduler([endpoint('a', { tokensPerMinute: 1000 })]);
    const [first] = await taken(scheduler, 1, 900);
    const second = await taken(scheduler, 1, 900);
    expect(second).toHaveLength(0);
    first!.end({ ...good, tokens: 50 });
    await vi.advanceTimersByTimeAsync(0);
    expect(second).toHaveLength(1);
  });

  it('sets an endpoint aside that keeps failing, and tries it again with one call', async () => {
    const scheduler = createScheduler([endpoint('a'), endpoint('b')]);
    const leases = await taken(scheduler, 6);
    for (const lease of leases) lease.end(lease.worker.client.name === 'a' ? bad : good);
    expect(count(await taken(scheduler, 10), 'a')).toBe(0);
    await vi.advanceTimersByTimeAsync(600);
    const trial = await taken(scheduler, 10);
    expect(count(trial, 'a')).toBe(1);
    trial.find(({ worker }) => worker.client.name === 'a')!.end(good);
    expect(count(await taken(scheduler, 10), 'a')).toBeGreaterThan(1);
  });

  it('leaves an endpoint alone for as long as it asks', async () => {
    const scheduler = createScheduler([endpoint('a')]);
    const [lease] = await taken(scheduler, 1);
    lease!.end({ ...bad, retryAfter: 5000 });
    const later = await taken(scheduler, 1);
    await vi.advanceTimersByTimeAsync(4900);
    expect(later).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(later).toHaveLength(1);
  });

  it('knows when nothing is to be hoped for', async () => {
    const scheduler = createScheduler([endpoint('a'), endpoint('b')]);
    const leases = await taken(scheduler, 6);
    leases.slice(0, 5).forEach((lease) => lease.end(bad));
    expect(scheduler.hopeless(2)).toBe(false);
    leases[5]!.end(bad);
    expect(scheduler.hopeless(2)).toBe(true);
  });

  it('lets those go who no longer want to wait', async () => {
    const scheduler = createScheduler([endpoint('a', { concurrency: 1 })]);
    await taken(scheduler, 1);
    const control = new AbortController();
    const waiting = scheduler.lease(1, control.signal);
    control.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
