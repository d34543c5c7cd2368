/** Counts what happened in the last minute. */
export interface RateWindow {
  /** When `amount` more may happen, in milliseconds; `now` or earlier if at once. */
  free(amount: number, now: number): number;
  /** Notes `amount`; the answer corrects it when the true amount is known. */
  note(amount: number, now: number): (actual: number) => void;
}

const MINUTE = 60_000;

/** An entry of the window. */
interface Entry {
  readonly at: number;
  amount: number;
}

/**
 * A limit per minute: in no minute more than `most`. What is larger than that alone goes through
 * when nothing else is in the window.
 * @param most `null` for no limit
 */
export function createRateWindow(most: number | null): RateWindow {
  let entries: Entry[] = [];
  let sum = 0;
  const forget = (now: number): void => {
    let old = 0;
    while (old < entries.length && now - entries[old]!.at >= MINUTE) {
      sum -= entries[old]!.amount;
      old += 1;
    }
    if (old > 0) entries = entries.slice(old);
  };
  return {
    free: (amount, now) => {
      if (most === null) return now;
      forget(now);
      let left = sum;
      for (const entry of entries) {
        if (left + amount <= most) return now;
        left -= entry.amount;
        if (left + amount <= most || left <= 0) return entry.at + MINUTE;
      }
      return now;
    },
    note: (amount, now) => {
      if (most === null) return () => undefined;
      const entry: Entry = { at: now, amount };
      entries.push(entry);
      sum += amount;
      return (actual) => {
        if (entries.includes(entry)) sum += actual - entry.amount;
        entry.amount = actual;
      };
    },
  };
}
