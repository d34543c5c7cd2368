import { describe, expect, it } from 'vitest';
import { PythonRandom } from '@main/environments/webshop/official/python-random';

/** The numbers are what CPython 3 prints for `random.Random(233)`, asked in this order. */
describe('the generator of Python, seeded with 233', () => {
  it('gives the numbers that Python gives', () => {
    const random = new PythonRandom(233);
    expect([random.next(), random.next(), random.next()]).toEqual([
      0.6824769139473528, 0.6283202109809801, 0.5251745077282681,
    ]);
    expect([1, 2, 7, 1000, 2 ** 32 - 1].map((bound) => random.below(bound))).toEqual([
      0, 0, 0, 853, 439437003,
    ]);
    expect([random.pair([1, 2, 3, 4]), random.pair([1, 2])]).toEqual([
      [3, 1],
      [1, 2],
    ]);
    const items = Uint32Array.from({ length: 10 }, (_, i) => i);
    random.shuffle(items);
    expect([...items]).toEqual([7, 5, 6, 1, 2, 8, 0, 4, 9, 3]);
    expect(random.uniform(3, 9)).toBe(5.910420858541157);
  });

  it('goes on in a copy as it would itself', () => {
    const random = new PythonRandom(233);
    random.next();
    const copy = random.copy();
    expect([copy.next(), copy.next()]).toEqual([random.next(), random.next()]);
  });
});

describe('the smallest and the largest seed', () => {
  it('give the first number that Python gives', () => {
    expect(new PythonRandom(0).next()).toBe(0.8444218515250481);
    expect(new PythonRandom(2 ** 32 - 1).next()).toBe(0.6353574441341173);
  });
});
