import { describe, expect, it } from 'vitest';
import { coverageOf } from '@main/qmodel/render/coverage';
import { readInstruction } from '@main/qmodel/render/instruction';
import { countRarity } from '@main/qmodel/render/rarity';

const wanted = readInstruction('red leather shoes', countRarity([]));

describe('how well a text names what is wanted', () => {
  it('is nothing for a text that names none of it', () => {
    expect(coverageOf(wanted, 'blue lamp')).toEqual({ recall: 0, precision: 0, neighbours: 0 });
    expect(coverageOf(wanted, '')).toEqual({ recall: 0, precision: 0, neighbours: 0 });
  });

  it('is everything for the instruction itself', () => {
    expect(coverageOf(wanted, wanted.text)).toEqual({ recall: 1, precision: 1, neighbours: 1 });
  });

  it('tells what is named, what else is named, and what stands together', () => {
    const { recall, precision, neighbours } = coverageOf(wanted, 'Shoes, red leather; vegan sole');
    expect(recall).toBeCloseTo(1, 10);
    expect(precision).toBeCloseTo(3 / 5, 10);
    expect(neighbours).toBeCloseTo(1 / 2, 10);
  });

  it('weighs rare words more', () => {
    const rarity = countRarity(['red shoe', 'red lamp', 'red chair', 'shoe lace', 'lamp lace']);
    const plain = readInstruction('red velvet', rarity);
    expect(coverageOf(plain, 'velvet').recall).toBeGreaterThan(coverageOf(plain, 'red').recall);
  });
});
