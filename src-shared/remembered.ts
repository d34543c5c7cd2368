/**
 * Answers that were computed before, the `capacity` latest of them, by a text that says all that the
 * answer depends on. What was forgotten is computed again: the memory changes speed, nothing else.
 */
export class Remembered<T> {
  private readonly held = new Map<string, T>();

  constructor(private readonly capacity: number) {}

  get(key: string, compute: () => T): T {
    const known = this.held.get(key);
    if (known !== undefined) return known;
    const value = compute();
    if (this.held.size >= this.capacity) this.held.delete(this.held.keys().next().value as string);
    this.held.set(key, value);
    return value;
  }
}
