import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteToLength, lengthToByte } from '@main/environments/webshop/search/length-norm';

describe('the one-byte length', () => {
  it('is exact below 24 and from there on up to 40', () => {
    for (let length = 0; length <= 40; length += 1) {
      expect(byteToLength(lengthToByte(length))).toBe(length);
    }
  });

  it('loses at most an eighth beyond, and never overstates a length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (length) => {
        const kept = byteToLength(lengthToByte(length));
        expect(kept).toBeLessThanOrEqual(length);
        expect(kept).toBeGreaterThanOrEqual(length - Math.max(0, length - 24) / 8);
        expect(lengthToByte(length)).toBeLessThan(256);
      }),
    );
  });

  it('gives back every byte', () => {
    for (let byte = 0; byte < 24 + 8 * 28; byte += 1)
      expect(lengthToByte(byteToLength(byte))).toBe(byte);
  });
});
