import { describe, expect, it } from 'vitest';
import { clockTicks, niceTicks } from '@renderer/components/charts/ticks';

describe('ticks', () => {
  it('are round numbers inside the range', () => {
    expect(niceTicks(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(niceTicks(0, 240, 5)).toEqual([0, 50, 100, 150, 200]);
    expect(niceTicks(0.3, 0.72, 4)).toEqual([0.4, 0.6]);
    expect(niceTicks(5, 5)).toEqual([5]);
  });

  it('of the clock stand at full minutes or hours of the local time', () => {
    const from = new Date(2025, 10, 21, 21, 14).getTime();
    const to = new Date(2025, 10, 22, 9, 12).getTime();
    const { ticks, step } = clockTicks(from, to, 12);
    expect(step).toBe(3_600_000);
    expect(new Date(ticks[0] ?? 0).getHours()).toBe(22);
    expect(ticks.every((at) => new Date(at).getMinutes() === 0)).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(12);
  });
});
