import type { Ledger } from '@shared/policy/ledger';
import type { TrialReplies } from '@shared/experiment/trial';
import type { LedgerRepository } from '@main/store/ledger';

/** A ledger, and what the requests came to that were looked for in it. */
export interface WatchedLedger {
  readonly ledger: Ledger;
  /** Of all requests since the last asking that are not in an earlier answer. */
  take(): TrialReplies;
}

/**
 * Notes which requests are made of a ledger. Replies that are there already count as what they took
 * when they were asked for: the tasks that a trial leaves out have to wait for theirs.
 */
export function watchLedger(
  ledger: Ledger,
  callsBehind: LedgerRepository['callsBehind'],
): WatchedLedger {
  const wanted = new Set<string>();
  const made = new Set<string>();
  const counted = new Set<number>();
  return {
    ledger: {
      find: (requestHash) => {
        wanted.add(requestHash);
        return ledger.find(requestHash);
      },
      record: (call, requestHash, replies) => {
        if (replies.length > 0) made.add(requestHash);
        ledger.record(call, requestHash, replies);
      },
      used: () => ledger.used(),
    },
    take: () => {
      const sum = { calls: 0, seconds: 0, keptSeconds: 0, promptTokens: 0, completionTokens: 0 };
      for (const hash of wanted) {
        const calls = callsBehind(hash).filter(({ id }) => !counted.has(id));
        for (const call of calls) {
          counted.add(call.id);
          sum.calls += 1;
          sum.seconds += call.milliseconds / 1000;
          sum.promptTokens += call.promptTokens ?? 0;
          sum.completionTokens += call.completionTokens ?? 0;
        }
        // The calls of one request go out together.
        if (!made.has(hash)) {
          sum.keptSeconds += Math.max(0, ...calls.map(({ milliseconds }) => milliseconds)) / 1000;
        }
      }
      wanted.clear();
      return sum;
    },
  };
}
