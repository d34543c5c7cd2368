import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markDifferences, markSentences } from '@renderer/pages/pairs/model/word-differences';

const show = (runs: readonly { text: string; marked: boolean }[]) =>
  runs.map((run) => (run.marked ? `[${run.text}]` : run.text)).join('');

describe('differences between the two sides of a pair', () => {
  it('marks the words that differ and leaves the others bare', () => {
    const { chosen, rejected } = markDifferences(
      'The Velvet Desk Chair costs $170.99, which is under 210.00 dollars',
      'The Office Desk Chair costs $249.00, which is near 210.00 dollars',
    );
    expect(show(chosen)).toContain('The [Velvet] Desk Chair costs $');
    expect(show(chosen)).toContain('which is [under] 210.00 dollars');
    expect(show(rejected)).toContain('The [Office] Desk Chair costs $');
    expect(show(rejected)).toContain('which is [near] 210.00 dollars');
  });

  it('reads neighbouring changed words as one phrase', () => {
    const { chosen } = markDifferences('its title names home office', 'its title names swivel');
    expect(show(chosen)).toBe('its title names [home office]');
  });

  it('marks all of one side when the other is empty', () => {
    const { chosen, rejected } = markDifferences('buy now', '');
    expect(show(chosen)).toBe('[buy now]');
    expect(rejected).toEqual([]);
  });

  it('never loses or adds a character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', '[', 'ü') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { chosen, rejected } = markDifferences(a, b);
        expect(chosen.map((run) => run.text).join('')).toBe(a);
        expect(rejected.map((run) => run.text).join('')).toBe(b);
      }),
    );
  });

  it('marks nothing in equal texts', () => {
    expect(markDifferences('click it', 'click it').chosen).toEqual([
      { text: 'click it', marked: false },
    ]);
  });
});

describe('running text', () => {
  it('is left bare where next to nothing is common', () => {
    const { chosen, rejected } = markSentences(
      'I buy Ercadio Soccer Cupcake Toppers for $6.99.',
      'I search for toothpicks for a baby shower.',
    );
    expect(show(chosen)).toBe('I buy Ercadio Soccer Cupcake Toppers for $6.99.');
    expect(rejected).toHaveLength(1);
  });

  it('is marked where sentences share their frame', () => {
    const { chosen } = markSentences(
      'I open the blue chair for $9.',
      'I open the red chair for $9.',
    );
    expect(show(chosen)).toBe('I open the [blue] chair for $9.');
  });
});
