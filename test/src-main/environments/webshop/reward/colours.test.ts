import { describe, expect, it } from 'vitest';
import { normalizeColour, normalizeColourOfPair } from '@main/environments/webshop/reward/colours';

describe('normalizeColour', () => {
  it.each([
    ['', ''],
    ['black forest', 'black'],
    ['violet lavender', 'lavender'],
    ['steelivy fuchsia', 'fuchsia'],
    ['123alabaster', 'alabaster'],
    ['webshop', 'webshop'],
  ])('gives upstream’s test value: %j is %j', (value, colour) => {
    expect(normalizeColour(value)).toBe(colour);
  });

  it.each([
    ['rectangular', 'tan'],
    ['standard', 'tan'],
    ['shredded', 'red'],
    ['black1901', 'black'],
    ['heather charcoal', 'charcoal'],
    ['light blue', 'blue'],
  ])('keeps what follows from looking for substrings in order: %j is %j', (value, colour) => {
    expect(normalizeColour(value)).toBe(colour);
  });
});

describe('normalizeColourOfPair', () => {
  it('is the colour only where name or value is one exactly', () => {
    expect(normalizeColourOfPair('color', 'black')).toBe('black');
    expect(normalizeColourOfPair('color', 'black2626')).toBe("('color', 'black2626')");
  });
});
