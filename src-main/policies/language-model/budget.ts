import type { Budget } from '@shared/experiment/endpoint-section';
import type { Used } from '@shared/policy/ledger';
import { CallError } from '@main/rpc/rpc';

/** What a call may use at most. */
export interface Estimate {
  readonly tokens: number;
  readonly money: number;
}

/** Keeps an experiment within its budget. */
export interface BudgetGuard {
  /**
   * Lets a call begin if the budget holds even when it and every call under way cost the most that
   * they can; while others are under way it waits for what they really cost.
   * @throws CallError `budget` when there is no room for it; the reason of `over` when aborted
   */
  admit(estimate: Estimate): Promise<void>;
  /** Notes what an admitted call came to, after it was put down in the ledger. */
  settle(estimate: Estimate): void;
}

/**
 * @param used what the ledger says has been used so far
 * @param over after it nothing is admitted
 */
export function createBudgetGuard(
  budget: Budget,
  used: () => Used,
  over: AbortSignal,
): BudgetGuard {
  let calls = 0;
  let tokens = 0;
  let money = 0;
  let waiting: (() => void)[] = [];
  const wakeAll = (): void => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  over.addEventListener('abort', wakeAll, { once: true });

  /** Why a call of this estimate has no room; `null` when it has. */
  const objection = (estimate: Estimate): string | null => {
    const spent = used();
    return (
      shortage('calls', budget.calls, spent.calls, calls, 1) ??
      shortage('tokens', budget.tokens, spent.tokens, tokens, estimate.tokens) ??
      shortage('money', budget.money, spent.money, money, estimate.money) ??
      (budget.seconds !== null && spent.seconds >= budget.seconds
        ? `${budget.seconds} seconds with calls under way`
        : null)
    );
  };

  return {
    admit: async (estimate) => {
      for (;;) {
        over.throwIfAborted();
        const reason = objection(estimate);
        if (reason === null) break;
        if (calls === 0) throw reached(reason);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
      calls += 1;
      tokens += estimate.tokens;
      money += estimate.money;
    },
    settle: (estimate) => {
      calls -= 1;
      tokens -= estimate.tokens;
      money -= estimate.money;
      wakeAll();
    },
  };
}

function shortage(
  unit: 'calls' | 'tokens' | 'money',
  limit: number | null,
  spent: number,
  reserved: number,
  next: number,
): string | null {
  if (limit === null || spent + reserved + next <= limit) return null;
  const amount = (value: number): string => (unit === 'money' ? value.toFixed(4) : String(value));
  const name = unit === 'money' ? '' : ` ${unit}`;
  return unit === 'calls'
    ? `${limit} calls`
    : `${amount(limit)}${name}: ${amount(spent)} are used, and the next call may take ${amount(next)}`;
}

function reached(reason: string): CallError {
  return new CallError(
    'budget',
    `The budget of this experiment is reached (${reason}). Every reply that came is kept. Raise the budget, then resume.`,
  );
}
