/** Values by key up to a total size; those not asked for the longest go first. */
export interface Kept<T> {
  get(key: string): T | undefined;
  /** Keeps a value, the newest; older ones make room. One that is larger than all room is kept alone. */
  set(key: string, value: T): void;
  /** All values, which are forgotten. */
  clear(): readonly T[];
}

/**
 * @param room total size that may be kept, in the unit of `sizeOf`
 * @param drop told of each value that made room
 */
export function keepRecent<T>(
  room: number,
  sizeOf: (value: T) => number,
  drop: (value: T) => void,
): Kept<T> {
  // A Map keeps the order of insertion: first is the least recently used.
  const values = new Map<string, T>();
  let used = 0;
  return {
    get: (key) => {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set: (key, value) => {
      const before = values.get(key);
      if (before !== undefined) used -= sizeOf(before);
      values.delete(key);
      values.set(key, value);
      used += sizeOf(value);
      for (const [oldest, old] of values) {
        if (used <= room || oldest === key) break;
        values.delete(oldest);
        used -= sizeOf(old);
        drop(old);
      }
    },
    clear: () => {
      const all = [...values.values()];
      values.clear();
      used = 0;
      return all;
    },
  };
}
