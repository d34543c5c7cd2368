import { describe, expect, it } from 'vitest';
import {
  bytes,
  compact,
  count,
  counted,
  interval,
  percent,
  rateOf,
  score,
  signed,
} from '@renderer/format/numbers';

describe('numbers', () => {
  it('have commas in thousands and a real minus sign', () => {
    expect(count(118400)).toBe('118,400');
    expect(count(-1200)).toBe('−1,200');
    expect(score(-0.5)).toBe('−0.50');
  });

  it('say their sign where the sign is the message, and none for zero', () => {
    expect(signed(0.314)).toBe('+0.31');
    expect(signed(-0.046)).toBe('−0.05');
    expect(signed(-0.001)).toBe('0.00');
  });

  it('write intervals, shares and counts in words', () => {
    expect(interval(-0.02, 0.12)).toBe('−0.02 to 0.12');
    expect(percent(0.572)).toBe('57 %');
    expect(counted(1, 'pair')).toBe('1 pair');
    expect(counted(1284, 'pair')).toBe('1,284 pairs');
    expect(compact(84_600_000)).toBe('84.6 M');
  });

  it('give rates in the unit that can be read', () => {
    expect(rateOf(12, 'tasks')).toBe('12 tasks/s');
    expect(rateOf(1.5, 'steps')).toBe('1.5 steps/s');
    expect(rateOf(0.5, 'tasks')).toBe('30 tasks/min');
    expect(rateOf(0.01, 'tasks')).toBe('0.6 tasks/min');
  });

  it('give sizes in the units that disks are sold by', () => {
    expect([0, 999, 1000, 1_449_999, 54_600_000, 2.5e12].map(bytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.0 KB',
      '1.4 MB',
      '55 MB',
      '2.5 TB',
    ]);
  });
});
