import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FaultKind, LedgerCall } from '@shared/policy/ledger';
import { runFailures } from '@main/store/reader/failures';
import { sampleConfig } from '../../../support/samples';
import { temporaryStore } from '../../../support/workspace';

const call: LedgerCall = {
  purpose: 'sample',
  endpoint: 'http://127.0.0.1:8000/v1 (small)',
  model: 'small',
  outcome: 'answered',
  attempt: 1,
  asked: 1,
  milliseconds: 10,
  promptTokens: null,
  cachedTokens: null,
  completionTokens: null,
  cost: null,
  chargedTokens: 0,
  chargedCost: 0,
  busySeconds: 0,
};

const START = Date.UTC(2026, 0, 1);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An experiment that began at the start of the year, and what befell it. */
function run() {
  const store = temporaryStore();
  const id = store.experiments.create(sampleConfig(), {});
  const ledger = store.ledger.of(id);
  return {
    report: () => runFailures(store.workspace.db, { experimentId: id }),
    calls: (
      second: number,
      outcome: 'answered' | FaultKind,
      purpose: LedgerCall['purpose'] = 'sample',
    ) => {
      vi.setSystemTime(START + second * 1000);
      ledger.record({ ...call, outcome, purpose }, '', []);
    },
    stops: (second: number) => {
      vi.setSystemTime(START + second * 1000);
      store.logs.add(id, 'error', 'collect', 'The server is gone.');
    },
  };
}

describe('what went wrong in a run', () => {
  it('is nothing where every call was answered', () => {
    const { report, calls } = run();
    expect(report()).toBeNull();
    calls(1, 'answered');
    // What an endpoint does not support is found out by being refused.
    calls(2, 'refused', 'probe');
    expect(report()).toBeNull();
  });

  it('is counted by kind over the time of the run, the most frequent first', () => {
    const { report, calls, stops } = run();
    calls(0, 'timeout');
    calls(24, 'rate-limit');
    calls(24, 'rate-limit');
    calls(30, 'answered');
    calls(48, 'rate-limit');
    stops(48);
    const found = report();
    expect(found).toMatchObject({
      from: START,
      to: START + 48_000,
      kinds: [
        { kind: 'rate-limit', count: 3, lastAt: START + 48_000 },
        { kind: 'stop', count: 1, lastAt: START + 48_000 },
        { kind: 'timeout', count: 1, lastAt: START },
      ],
    });
    const course = (kind: string) =>
      found?.kinds
        .find((one) => one.kind === kind)
        ?.course.flatMap((times, part) => (times > 0 ? [[part, times]] : []));
    expect(course('timeout')).toEqual([[0, 1]]);
    expect(course('stop')).toEqual([[47, 1]]);
    expect(course('rate-limit')).toEqual([
      [23, 2],
      [47, 1],
    ]);
  });

  it('is drawn also when all of it was in one moment', () => {
    const { report, stops } = run();
    stops(0);
    expect(report()).toMatchObject({ from: START, to: START, kinds: [{ kind: 'stop', count: 1 }] });
  });
});
