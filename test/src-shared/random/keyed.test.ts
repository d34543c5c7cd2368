import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, keyedRandom, shuffled } from '@shared/random/keyed';

const draws = (count: number, ...key: (string | number)[]): number[] => {
  const random = keyedRandom(...key);
  return Array.from({ length: count }, () => random.next());
};

describe('keyedRandom', () => {
  it('gives the same draws for the same key and others for another', () => {
    expect(draws(5, 233, 'task-1', 'expand')).toEqual(draws(5, 233, 'task-1', 'expand'));
    expect(draws(5, 233, 'task-1', 'expand')).not.toEqual(draws(5, 233, 'task-2', 'expand'));
  });

  it('tells keys apart that only join to the same text', () => {
    expect(draws(3, 'ab', 'c')).not.toEqual(draws(3, 'a', 'bc'));
  });

  it('is uniform on [0, 1): mean, and ten equal bins by chi-squared', () => {
    const sample = draws(20_000, 'uniform');
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    const bins = Array.from<number>({ length: 10 }).fill(0);
    for (const x of sample) bins[Math.floor(x * 10)] = (bins[Math.floor(x * 10)] ?? 0) + 1;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // 99.9 % point of chi-squared with nine degrees of freedom.
    expect(chiSquared).toBeLessThan(27.88);
  });

  it('has first draws that differ between neighbouring seeds', () => {
    const first = Array.from({ length: 50 }, (_, seed) => keyedRandom(seed).next());
    expect(new Set(first).size).toBe(50);
  });
});

describe('hashText', () => {
  it('is SHA-256 of the UTF-8 bytes', () => {
    expect(hashText('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('shuffled', () => {
  it('keeps every item once and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const before = [...items];
        const after = shuffled(items, keyedRandom(seed));
        expect(items).toEqual(before);
        expect([...after].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });
});
