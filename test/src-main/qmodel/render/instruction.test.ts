import { describe, expect, it } from 'vitest';
import { readInstruction } from '@main/qmodel/render/instruction';
import { countRarity, informativeness } from '@main/qmodel/render/rarity';

const rarity = countRarity(['red shoe', 'red lamp', 'red chair', 'blue chair']);
const read = (text: string) => readInstruction(text, rarity);

describe('what an instruction asks for', () => {
  it('is its content words by stem, without the limit and the names of values', () => {
    const wanted = read(
      'Find me red shoes with colour: dark blue, and price lower than 60.00 dollars',
    );
    expect([...wanted.stems.keys()]).toEqual(['red', 'shoe', 'dark', 'blue']);
  });

  it.each([
    ['under $1,200', 1200],
    ['price lower than 60.00 dollars', 60],
    ['a lamp for at most 30', 30],
    ['a lamp for 30 people', null],
  ])('has a limit: %s', (text, limit) => {
    expect(read(text).limit).toBe(limit);
  });

  it('joins neighbours only where nothing was left out between them', () => {
    const wanted = read('red leather shoes with size: wide');
    expect([...wanted.neighbours]).toEqual(['red leather', 'leather shoe']);
    expect(wanted.phrases).not.toContain(' shoe wide ');
  });
});

describe('how much a word says', () => {
  it('grows with its rarity, from 0.05 to 1', () => {
    const of = (stem: string): number => informativeness(rarity, stem);
    expect(of('red')).toBeLessThan(of('chair'));
    expect(of('chair')).toBeLessThan(of('lamp'));
    expect(of('never seen')).toBe(1);
    const everywhere = countRarity(Array.from({ length: 50 }, () => 'red'));
    expect(informativeness(everywhere, 'red')).toBe(0.05);
    expect(informativeness(countRarity([]), 'red')).toBe(1);
  });
});
