import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedRandom } from '@shared/random/keyed';
import { modeChooser, randomChooser } from '@main/policies/sampler/chooser';

const options = [
  { item: 'a', weight: 1 },
  { item: 'b', weight: 3 },
];

/** Share of `b` among many draws. */
function shareOfB(temperature: number): number {
  const chooser = randomChooser(keyedRandom('chooser', temperature), temperature);
  const draws = Array.from({ length: 20_000 }, () => chooser.choose(options));
  return draws.filter((item) => item === 'b').length / draws.length;
}

describe('choosing by chance', () => {
  it.each([
    [1, 3 / 4],
    [0.5, 9 / 10],
    [2, Math.sqrt(3) / (1 + Math.sqrt(3))],
    [0, 1],
  ])('at temperature %d takes 3 against 1 with chance %d', (temperature, chance) => {
    // Four standard deviations.
    expect(Math.abs(shareOfB(temperature) - chance)).toBeLessThanOrEqual(0.0125);
  });

  it('always takes one of the options, and nothing of none', () => {
    const weighted = fc.record({
      item: fc.nat(),
      weight: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(weighted, { minLength: 1 }),
        fc.nat(),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (list, seed, temperature) => {
          const chosen = randomChooser(keyedRandom(seed), temperature).choose(list);
          expect(list.some(({ item }) => item === chosen)).toBe(true);
        },
      ),
    );
    expect(randomChooser(keyedRandom(1), 1).choose([])).toBeUndefined();
  });
});

describe('choosing the likeliest', () => {
  it('takes the largest weight, of equal ones the first', () => {
    expect(modeChooser.choose(options)).toBe('b');
    expect(modeChooser.choose([...options, { item: 'c', weight: 3 }])).toBe('b');
    expect(modeChooser.choose([])).toBeUndefined();
  });
});
