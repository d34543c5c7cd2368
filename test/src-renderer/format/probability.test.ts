import { describe, expect, it } from 'vitest';
import { pValue } from '@renderer/format/probability';

describe('p-values', () => {
  it('have the decimals that matter, and never claim to be 0', () => {
    expect([0, 0.0004, 0.0173, 0.69, 1].map(pValue)).toEqual([
      '< 0.001',
      '< 0.001',
      '0.017',
      '0.69',
      '1.00',
    ]);
    expect(pValue(NaN)).toBe('unknown');
  });
});
