import { describe, expect, it } from 'vitest';
import {
  detectableDifference,
  detectableWith,
  spreadBehind,
  tasksToShow,
} from '@shared/evaluation/power';
import { keyedRandom } from '@shared/random/keyed';

/** A standard normal draw (Box & Muller 1958). */
function normal(random: { next(): number }): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

describe('the smallest detectable difference', () => {
  it('is 2.8 standard errors', () => {
    // Differences 0.5, −0.5, 0.5, −0.5: sd = √(1/3), standard error = √(1/12).
    expect(detectableDifference([0.5, -0.5, 0.5, -0.5])).toBeCloseTo(2.8 * Math.sqrt(1 / 12), 12);
  });

  it('is shown by four of five studies that have it', () => {
    const random = keyedRandom('power');
    const n = 50;
    const sd = 0.2;
    const effect = (2.8 * sd) / Math.sqrt(n);
    let shown = 0;
    for (let study = 0; study < 2000; study += 1) {
      const differences = Array.from({ length: n }, () => effect + sd * normal(random));
      const mean = differences.reduce((sum, value) => sum + value, 0) / n;
      if (Math.abs(mean) > (1.96 * sd) / Math.sqrt(n)) shown += 1;
    }
    expect(shown / 2000).toBeCloseTo(0.8, 1);
  });

  it('is the whole range of rewards when there is nothing to estimate it from', () => {
    expect(detectableDifference([])).toBe(1);
    expect(detectableDifference([0.3])).toBe(1);
    expect(detectableDifference([1, -1])).toBe(1);
  });
});

describe('the number of tasks for a difference', () => {
  it('is the one from which on it is detectable', () => {
    for (const [difference, sd] of [
      [0.1, 0.43],
      [0.26, 0.43],
      [0.05, 1],
    ] as const) {
      const tasks = tasksToShow(difference, sd);
      expect(detectableWith(tasks, sd)).toBeLessThanOrEqual(difference);
      expect(detectableWith(tasks - 1, sd)).toBeGreaterThan(difference);
    }
  });

  it('is found again from what another number of tasks could show', () => {
    const differences = [0.5, -0.5, 0.5, -0.5, 1, 0];
    const sd = spreadBehind(detectableDifference(differences), differences.length);
    expect(detectableWith(differences.length, sd)).toBeCloseTo(
      detectableDifference(differences),
      12,
    );
  });
});
