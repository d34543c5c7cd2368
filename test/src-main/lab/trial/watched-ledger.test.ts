import { describe, expect, it } from 'vitest';
import { watchLedger } from '@main/lab/trial/watched-ledger';
import { MemoryLedger } from '../../../support/memory-ledger';

const call = (id: number, seconds: number) => ({
  id,
  milliseconds: 1000 * seconds,
  promptTokens: 100,
  completionTokens: id === 9 ? null : 10,
});

const made = {
  purpose: 'sample',
  endpoint: 'here',
  model: 'small',
  outcome: 'answered',
  attempt: 1,
  asked: 1,
  milliseconds: 2000,
  promptTokens: 100,
  cachedTokens: null,
  completionTokens: 10,
  cost: null,
  chargedTokens: 110,
  chargedCost: 0,
  busySeconds: 2,
} as const;
const reply = {
  sample: 0,
  text: 'a',
  end: 'stop',
  promptTokens: 100,
  completionTokens: 10,
} as const;

/** A ledger in which `old` and `older` were paid for before. */
function watched() {
  const behind: Readonly<Record<string, readonly ReturnType<typeof call>[]>> = {
    new: [call(1, 2)],
    old: [call(2, 3), call(3, 5)],
    older: [call(9, 1)],
  };
  const ledger = new MemoryLedger();
  return { ...watchLedger(ledger, (hash) => behind[hash] ?? []), inner: ledger };
}

describe('a watched ledger', () => {
  it('passes everything on', () => {
    const { ledger, inner } = watched();
    ledger.record(made, 'new', [reply]);
    expect(inner.calls).toHaveLength(1);
    expect(ledger.find('new')).toEqual([reply]);
    expect(ledger.used().calls).toBe(1);
  });

  it('counts the calls behind what was looked for, each once', () => {
    const { ledger, take } = watched();
    ledger.find('new');
    ledger.record(made, 'new', [reply]);
    ledger.find('new');
    expect(take()).toEqual({
      calls: 1,
      seconds: 2,
      keptSeconds: 0,
      promptTokens: 100,
      completionTokens: 10,
    });
    ledger.find('new');
    ledger.find('older');
    expect(take()).toMatchObject({ calls: 1, seconds: 1, completionTokens: 0 });
    expect(take()).toMatchObject({ calls: 0, seconds: 0 });
  });

  it('tells how long replies took that were there already, calls of one request together', () => {
    const { ledger, take } = watched();
    ledger.find('old');
    expect(take()).toMatchObject({ calls: 2, seconds: 8, keptSeconds: 5 });
  });

  it('waits again for a request whose call failed', () => {
    const { ledger, take } = watched();
    ledger.find('unanswered');
    ledger.record({ ...made, outcome: 'server' }, 'unanswered', []);
    expect(take()).toMatchObject({ calls: 0, keptSeconds: 0 });
  });
});
