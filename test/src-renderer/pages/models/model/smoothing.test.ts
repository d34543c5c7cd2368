import { describe, expect, it } from 'vitest';
import { smooth, smoothingWindow } from '@renderer/pages/models/model/smoothing';

describe('smoothing', () => {
  it('takes the mean of the last steps', () => {
    const samples = [1, 2, 3, 4].map((value, i) => ({ step: i + 1, value }));
    expect(smooth(samples, 2).map((s) => s.value)).toEqual([1, 1.5, 2.5, 3.5]);
  });

  it('counts steps, not samples, where a run was thinned', () => {
    const samples = [10, 20, 30].map((step) => ({ step, value: step }));
    expect(smooth(samples, 10).map((s) => s.value)).toEqual([10, 20, 30]);
    expect(smooth(samples, 20).map((s) => s.value)).toEqual([10, 15, 25]);
  });

  it('leaves a gap where a value is not a number, and goes on after it', () => {
    const samples = [1, NaN, 3].map((value, i) => ({ step: i + 1, value }));
    expect(smooth(samples, 3).map((s) => s.value)).toEqual([1, NaN, 2]);
  });

  it('uses a round window of about a twentieth of the run', () => {
    expect([40, 240, 1100].map(smoothingWindow)).toEqual([5, 10, 50]);
  });
});
