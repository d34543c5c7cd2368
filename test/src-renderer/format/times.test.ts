import { describe, expect, it } from 'vitest';
import { day, duration, moment, remaining, rough } from '@renderer/format/times';

describe('durations', () => {
  it.each([
    [0.2, 'less than 1 s'],
    [42, '42 s'],
    [60, '1 min'],
    [312, '5 min 12 s'],
    [15_000, '4 h 10 min'],
    [7200, '2 h'],
    [183_600, '2 d 3 h'],
    [Infinity, 'unknown'],
  ])('of %d seconds read %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('that are guesses are rounded as coarsely as they deserve', () => {
    expect(remaining(4)).toBe('a few seconds');
    expect(remaining(47)).toBe('about 50 s');
    expect(remaining(15_123)).toBe('about 4 h 10 min');
    expect(rough(4.4)).toBe('4 s');
    expect(rough(15_123)).toBe('4 h 10 min');
  });
});

describe('dates', () => {
  const now = new Date(2025, 10, 21, 12, 0).getTime();

  it('of today are times, of this year days, of before also years', () => {
    expect(day(new Date(2025, 10, 21, 6, 52).getTime(), now)).toBe('06:52');
    expect(day(new Date(2025, 10, 14, 6, 52).getTime(), now)).toBe('14 Nov');
    expect(day(new Date(2024, 10, 14).getTime(), now)).toBe('14 Nov 2024');
    expect(moment(new Date(2025, 10, 14, 6, 52).getTime(), now)).toBe('14 Nov, 06:52');
    expect(moment(new Date(2025, 10, 21, 6, 52).getTime(), now)).toBe('06:52');
  });
});
