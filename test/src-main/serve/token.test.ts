import { describe, expect, it } from 'vitest';
import { carriesToken, generateToken } from '@main/serve/token';

describe('the bearer token', () => {
  it('is another each time, of 256 bits', () => {
    const tokens = Array.from({ length: 20 }, generateToken);
    expect(new Set(tokens).size).toBe(20);
    for (const token of tokens) expect(token).toMatch(/^sq-[\w-]{43}$/);
  });

  it('is carried by its own header only', () => {
    expect(carriesToken('Bearer abc', 'abc')).toBe(true);
    expect(carriesToken('bearer  abc', 'abc')).toBe(true);
    for (const header of [
      undefined,
      '',
      'abc',
      'Basic abc',
      'Bearer ',
      'Bearer ab',
      'Bearer abcd',
    ]) {
      expect(carriesToken(header, 'abc')).toBe(false);
    }
  });
});
