import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import type { LedgerCall } from '@shared/policy/ledger';
import { hashText } from '@shared/random/keyed';
import { temporaryStore } from '../../support/workspace';

const call: LedgerCall = {
  purpose: 'sample',
  endpoint: 'http://127.0.0.1:8000/v1 (small)',
  model: 'small',
  outcome: 'answered',
  attempt: 1,
  asked: 2,
  milliseconds: 120,
  promptTokens: 100,
  cachedTokens: null,
  completionTokens: 20,
  cost: null,
  chargedTokens: 120,
  chargedCost: 0,
  busySeconds: 0.5,
};
const reply = { end: 'stop', promptTokens: 100, completionTokens: null } as const;
const hash = hashText('a request');

describe('the ledger', () => {
  it('keeps replies by request and sample, for every experiment', () => {
    const { ledger, experiments } = temporaryStore();
    const one = experiments.create(experimentConfigSchema.parse({}), {});
    const other = experiments.create(experimentConfigSchema.parse({}), {});
    ledger.of(one).record(call, hash, [
      { sample: 0, text: 'first', ...reply },
      { sample: 1, text: 'second', ...reply },
    ]);
    expect(
      ledger
        .of(other)
        .find(hash)
        .map(({ text }) => text),
    ).toEqual(['first', 'second']);
    expect(ledger.of(other).find(hashText('another'))).toEqual([]);
    expect(ledger.of(other).used().calls).toBe(0);
  });

  it('keeps the first reply to a sample', () => {
    const { ledger, experiments } = temporaryStore();
    const mine = ledger.of(experiments.create(experimentConfigSchema.parse({}), {}));
    mine.record(call, hash, [{ sample: 0, text: 'first', ...reply }]);
    mine.record(call, hash, [{ sample: 0, text: 'later', ...reply }]);
    expect(mine.find(hash).map(({ text }) => text)).toEqual(['first']);
  });

  it('sums up what an experiment used, also over several openings', () => {
    const { ledger, experiments } = temporaryStore();
    const id = experiments.create(experimentConfigSchema.parse({}), {});
    ledger.of(id).record(call, hash, []);
    const again = ledger.of(id);
    again.record({ ...call, outcome: 'server', chargedTokens: 0 }, hash, []);
    expect(again.used()).toEqual({ calls: 2, tokens: 120, money: 0, seconds: 1 });
    expect(ledger.of(id).used()).toEqual(again.used());
  });

  it('keeps the replies when their experiment is deleted', () => {
    const { ledger, experiments } = temporaryStore();
    const id = experiments.create(experimentConfigSchema.parse({}), {});
    ledger.of(id).record(call, hash, [{ sample: 0, text: 'paid for', ...reply }]);
    experiments.delete(id);
    const next = experiments.create(experimentConfigSchema.parse({}), {});
    expect(ledger.of(next).find(hash)).toHaveLength(1);
  });

  it('tells which calls are behind the replies to a request, each once', () => {
    const { ledger, experiments } = temporaryStore();
    const one = experiments.create(experimentConfigSchema.parse({}), {});
    expect(ledger.callsBehind(hash)).toEqual([]);
    ledger.of(one).record(call, hash, [
      { sample: 0, text: 'first', ...reply },
      { sample: 1, text: 'second', ...reply },
    ]);
    ledger.of(one).record({ ...call, outcome: 'timeout' }, hash, []);
    ledger
      .of(null)
      .record({ ...call, milliseconds: 7, completionTokens: null }, hash, [
        { sample: 2, text: 'third', ...reply },
      ]);
    expect(ledger.callsBehind(hash)).toMatchObject([
      { milliseconds: 120, promptTokens: 100, completionTokens: 20 },
      { milliseconds: 7, promptTokens: 100, completionTokens: null },
    ]);
  });

  it('puts what belongs to no experiment on no account', () => {
    const { ledger } = temporaryStore();
    ledger.of(null).record(call, hash, []);
    expect(ledger.of(null).used()).toEqual({ calls: 0, tokens: 0, money: 0, seconds: 0 });
  });
});
