import type { Clock } from '@main/lab/meter';

/**
 * Lets a value through at most once every `milliseconds`; `flush` lets the last one through that
 * was held back. Progress is sent this way, so that fast stages do not flood the window.
 */
export function throttle<T>(
  milliseconds: number,
  clock: Clock,
  send: (value: T) => void,
): { offer(value: T): void; flush(): void } {
  let last = -Infinity;
  let held: { readonly value: T } | null = null;
  return {
    offer: (value) => {
      const now = clock();
      if (now - last < milliseconds) {
        held = { value };
        return;
      }
      last = now;
      held = null;
      send(value);
    },
    flush: () => {
      if (held === null) return;
      send(held.value);
      held = null;
      last = clock();
    },
  };
}
