import { describe, expect, it } from 'vitest';
import { namesValue, readInstruction, sharedWords } from '@main/policies/sampler/instruction';

const pillows = readInstruction(
  'Find me double sided, machine washable decorative pillows with printing technology with size: 28" x 28", and price lower than 50.00 dollars',
);
const shorts = readInstruction(
  "Find me butt lifting women's shorts for gym workout with color: light blue, and fit type: big tall, and size: x-large",
);

describe('a made instruction', () => {
  it('falls into what is looked for, wishes and options', () => {
    expect(pillows.phrase.join(' ')).toBe('double sided machine washable decorative pillows');
    expect(pillows.wishes).toEqual(['printing', 'technology']);
    expect(pillows.options).toEqual(['28"', 'x', '28"']);
    expect(shorts.phrase.join(' ')).toBe("butt lifting women's shorts");
    expect(shorts.options.join(' ')).toBe('light blue big tall x-large');
  });

  it('names an option value as a whole only', () => {
    expect(['x-large', 'light blue', 'big tall'].every((value) => namesValue(shorts, value))).toBe(
      true,
    );
    expect(['large', 'x', 'tal'].some((value) => namesValue(shorts, value))).toBe(false);
    expect(namesValue(pillows, '28" x 28"')).toBe(true);
  });
});

describe('an instruction that a person wrote', () => {
  it.each([
    [
      'i need a 120 ml hair mask treatment, and price lower than 120.00 dollars',
      '120 ml hair mask treatment',
    ],
    [
      'i am looking for blue color toothbrushes that helps to maintain my oral hygiene',
      'blue color toothbrushes',
    ],
    ["hello, i'm looking for a pair of cargo pants for everyday casual wear?", 'cargo pants'],
    [
      'show me an one organic hair growth serum roller set for all hair types',
      'organic hair growth serum roller set',
    ],
    ['whatever', 'whatever'],
  ])('%j looks for %j', (text, phrase) => {
    expect(readInstruction(text).phrase.join(' ')).toBe(phrase);
  });
});

describe('sharedWords', () => {
  it('is the share of the words looked for that a title has', () => {
    expect(sharedWords(readInstruction('red table lamp'), 'Brass Lamp for the Table')).toBeCloseTo(
      2 / 3,
    );
    expect(sharedWords(readInstruction(''), 'Lamp')).toBe(0);
  });
});
