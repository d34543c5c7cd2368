import { describe, expect, it } from 'vitest';
import { keyedRandom } from '@shared/random/keyed';
import { modeChooser, randomChooser } from '@main/policies/sampler/chooser';
import { readInstruction } from '@main/policies/sampler/instruction';
import { writeQuery } from '@main/policies/sampler/queries';
import { samplerRates } from '@main/policies/sampler/rates';

const text =
  "Find me machine wash men's tuxedo shirts with needle sleeve with color: red, and size: medium";
const instruction = readInstruction(text);
const queries = (earlier: readonly string[]): string[] =>
  Array.from({ length: 2000 }, (_, i) =>
    writeQuery(instruction, earlier, samplerRates, randomChooser(keyedRandom('query', i), 1)),
  );

describe('writing a query', () => {
  it('words the same wish in every habit, from too vague to too long', () => {
    const written = new Set(queries([]));
    for (const query of [
      'shirts',
      'tuxedo shirts',
      'machine wash',
      "machine wash men's tuxedo shirts",
      'needle sleeve',
      'red medium shirts',
      text.toLowerCase(),
    ]) {
      expect(written).toContain(query);
    }
  });

  it('uses no word that the instruction lacks', () => {
    const words = new Set(text.toLowerCase().replace(/[:,]/g, ' ').split(/\s+/));
    const used = queries([]).flatMap((query) => query.replace(/[:,]/g, ' ').split(/\s+/));
    expect(used.filter((word) => !words.has(word))).toEqual([]);
  });

  it('repeats an earlier search one time in four', () => {
    const share =
      queries(['old', 'older']).filter((query) => query.startsWith('old')).length / 2000;
    // Four standard deviations.
    expect(Math.abs(share - samplerRates.repeatSearch)).toBeLessThan(0.04);
  });

  it('is never empty', () => {
    const bare = readInstruction('find me a');
    expect(writeQuery(bare, [], samplerRates, modeChooser)).not.toBe('');
  });
});
