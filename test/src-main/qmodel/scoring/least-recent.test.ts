import { describe, expect, it } from 'vitest';
import { keepRecent } from '@main/qmodel/scoring/least-recent';

const keeper = (room: number) => {
  const dropped: number[] = [];
  const kept = keepRecent<number>(
    room,
    (size) => size,
    (size) => dropped.push(size),
  );
  return { kept, dropped };
};

describe('keeping what was used last', () => {
  it('makes room by what was not asked for the longest', () => {
    const { kept, dropped } = keeper(6);
    kept.set('a', 1);
    kept.set('b', 2);
    kept.set('c', 3);
    expect(kept.get('a')).toBe(1);
    kept.set('d', 4);
    expect(dropped).toEqual([2, 3]);
    expect([kept.get('a'), kept.get('b'), kept.get('c'), kept.get('d')]).toEqual([
      1,
      undefined,
      undefined,
      4,
    ]);
  });

  it('keeps what is larger than all room, alone', () => {
    const { kept, dropped } = keeper(3);
    kept.set('a', 1);
    kept.set('b', 9);
    expect(dropped).toEqual([1]);
    expect(kept.get('b')).toBe(9);
  });

  it('counts a value that is set again once', () => {
    const { kept, dropped } = keeper(4);
    kept.set('a', 3);
    kept.set('a', 2);
    kept.set('b', 2);
    expect(dropped).toEqual([]);
    expect(kept.clear()).toEqual([2, 2]);
    expect(kept.get('a')).toBeUndefined();
  });
});
