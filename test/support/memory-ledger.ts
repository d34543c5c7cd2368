import type { Ledger, LedgerCall, LedgerReply, Used } from '@shared/policy/ledger';

/** A ledger that is gone with the test. */
export class MemoryLedger implements Ledger {
  readonly calls: LedgerCall[] = [];
  readonly #replies = new Map<string, Map<number, LedgerReply>>();

  get replies(): readonly LedgerReply[] {
    return [...this.#replies.values()].flatMap((held) => [...held.values()]);
  }

  find(requestHash: string): readonly LedgerReply[] {
    return [...(this.#replies.get(requestHash)?.values() ?? [])];
  }

  record(call: LedgerCall, requestHash: string, replies: readonly LedgerReply[]): void {
    this.calls.push(call);
    const held = this.#replies.get(requestHash) ?? new Map<number, LedgerReply>();
    this.#replies.set(requestHash, held);
    for (const reply of replies) if (!held.has(reply.sample)) held.set(reply.sample, reply);
  }

  used(): Used {
    return this.calls.reduce(
      (used, call) => ({
        calls: used.calls + 1,
        tokens: used.tokens + call.chargedTokens,
        money: used.money + call.chargedCost,
        seconds: used.seconds + call.busySeconds,
      }),
      { calls: 0, tokens: 0, money: 0, seconds: 0 },
    );
  }
}
