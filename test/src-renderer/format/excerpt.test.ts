import { expect, it } from 'vitest';
import { excerpt } from '@renderer/format/excerpt';

it('a short text is shown whole, of a long one the beginning and how much there is more', () => {
  expect(excerpt('It is a lamp.')).toBe('It is a lamp.');
  const long = excerpt('x'.repeat(5_000_000));
  expect(long.length).toBeLessThan(21_000);
  expect(long).toMatch(/^x+… and 4,980,000 more characters$/);
});
