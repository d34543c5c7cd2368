import { describe, expect, it } from 'vitest';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { moveAverage } from '@main/qmodel/training/average';

const weights = (...values: number[]): Parameters =>
  new Map([['w', { shape: [values.length], data: Float32Array.from(values) }]]);
const held = (average: Parameters): number[] => [...(average.get('w')?.data ?? [])];

describe('the running average of the weights', () => {
  it('begins with the first weights, whatever stood there', () => {
    const average = weights(100, -100);
    moveAverage(average, weights(1, 2), 1, 0.99);
    expect(held(average)).toEqual([1, 2]);
  });

  it('is their plain mean over the first 1 / (1 − decay) steps', () => {
    const average = weights(0);
    [4, 8, 0, 2].forEach((value, i) => {
      moveAverage(average, weights(value), i + 1, 0.75);
    });
    expect(held(average)[0]).toBeCloseTo((4 + 8 + 0 + 2) / 4, 6);
  });

  it('then forgets: each step keeps `decay` of it', () => {
    const average = weights(1);
    moveAverage(average, weights(0), 50, 0.75);
    expect(held(average)[0]).toBeCloseTo(0.75, 6);
  });

  it('refuses weights of another model', () => {
    expect(() => {
      moveAverage(weights(1), new Map(), 1, 0.5);
    }).toThrow('no weights w');
  });
});
