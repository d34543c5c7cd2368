import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Remembered } from '@shared/remembered';

describe('Remembered', () => {
  it('answers as the function does, whatever it has forgotten', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9 })),
        fc.integer({ min: 1, max: 5 }),
        (keys, capacity) => {
          const memory = new Remembered<number>(capacity);
          for (const key of keys) expect(memory.get(String(key), () => key * key)).toBe(key * key);
        },
      ),
    );
  });

  it('computes again only what is no longer among the latest', () => {
    const memory = new Remembered<boolean>(2);
    const asked: string[] = [];
    const ask = (key: string): boolean =>
      memory.get(key, () => {
        asked.push(key);
        return false;
      });
    for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) ask(key);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
