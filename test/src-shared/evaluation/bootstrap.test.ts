import { describe, expect, it } from 'vitest';
import { bootstrapP, percentileInterval, resampledMeans } from '@shared/evaluation/bootstrap';
import { keyedRandom, type RandomSource } from '@shared/random/keyed';

/** Uniform in [0, 1): mean 1/2, variance 1/12. */
const uniform = (n: number, random: RandomSource) => Array.from({ length: n }, () => random.next());

describe('resampled means', () => {
  it('have the distribution that can be counted by hand', () => {
    const [means] = resampledMeans([[0, 1]], 20_000, 1);
    const share = (value: number) => means!.filter((mean) => mean === value).length / 20_000;
    expect(share(0)).toBeCloseTo(0.25, 1.7);
    expect(share(0.5)).toBeCloseTo(0.5, 1.7);
    expect(share(1)).toBeCloseTo(0.25, 1.7);
  });

  it('draw the same units for every series', () => {
    const a = uniform(30, keyedRandom(1));
    const b = a.map((value) => value - 0.25);
    const [ofA, ofB] = resampledMeans([a, b], 500, 1);
    ofA!.forEach((mean, index) => {
      expect(mean - ofB![index]!).toBeCloseTo(0.25, 12);
    });
    expect(resampledMeans([b], 500, 1)[0]).toEqual(ofB);
  });

  it('change with the seed', () => {
    expect(resampledMeans([[0, 1, 2]], 10, 1)).not.toEqual(resampledMeans([[0, 1, 2]], 10, 2));
  });
});

describe('the percentile interval', () => {
  it('is that of the normal distribution where that holds', () => {
    const values = uniform(400, keyedRandom('normal'));
    const mean = values.reduce((sum, value) => sum + value, 0) / 400;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400;
    const half = 1.96 * Math.sqrt(variance / 400);
    const { lo, hi } = percentileInterval(resampledMeans([values], 10_000, 233)[0]!);
    expect(lo).toBeCloseTo(mean - half, 2.5);
    expect(hi).toBeCloseTo(mean + half, 2.5);
  });

  it('holds the true mean in about 95 of 100 studies', () => {
    let covered = 0;
    for (let study = 0; study < 400; study += 1) {
      const values = uniform(40, keyedRandom('study', study));
      const { lo, hi } = percentileInterval(resampledMeans([values], 400, study)[0]!);
      if (lo <= 0.5 && 0.5 <= hi) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.98);
  });

  it('interpolates between the order statistics', () => {
    const means = Float64Array.from({ length: 41 }, (_, index) => index);
    expect(percentileInterval(means)).toEqual({ lo: 1, hi: 39 });
  });
});

describe('the bootstrap p', () => {
  it('is twice the smaller share on the other side of 0', () => {
    expect(bootstrapP(Float64Array.from([-1, 1, 1, 1, 1, 1, 1, 1, 1, 1]))).toBeCloseTo(0.2, 12);
    expect(bootstrapP(Float64Array.from([1, -1, -1, -1, -1, -1, -1, -1, -1, -1]))).toBeCloseTo(0.2);
  });

  it('is 1 where nothing differs and never less than the resamples can show', () => {
    expect(bootstrapP(new Float64Array(50))).toBe(1);
    expect(bootstrapP(new Float64Array(99).fill(0.5))).toBe(1 / 100);
  });

  it('falls below 0.05 in about 5 of 100 studies without a difference', () => {
    let claimed = 0;
    for (let study = 0; study < 400; study += 1) {
      const differences = uniform(40, keyedRandom('null', study)).map((value) => value - 0.5);
      if (bootstrapP(resampledMeans([differences], 400, study)[0]!) < 0.05) claimed += 1;
    }
    expect(claimed / 400).toBeGreaterThan(0.02);
    expect(claimed / 400).toBeLessThan(0.09);
  });
});
