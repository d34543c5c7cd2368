import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitPattern } from '@main/qmodel/tokenizer/scheme/split-pattern';
import { wordsOf } from '@main/qmodel/tokenizer/words';
import { patterns } from './styles';

const pieces = (pattern: string, text: string): string[] => text.match(splitPattern(pattern)) ?? [];

describe('a pattern of a tokenizer file', () => {
  it('cuts any text as GPT-2 does, when it is GPT-2’s', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(pieces(patterns.gpt2, text)).toEqual(wordsOf(text));
      }),
    );
  });

  it('covers any text without gaps, for the families that StepQ reads', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
    fc.assert(
      fc.property(text, fc.constantFrom(...Object.values(patterns)), (value, pattern) => {
        expect(pieces(pattern, value).join('')).toBe(value);
      }),
    );
  });

  it('may leave the case of letters open, in all scripts', () => {
    expect(pieces("(?i:'s|'t)|.", "'S'ſ'tx")).toEqual(["'S", "'ſ", "'t", 'x']);
    expect(pieces('(?:a(?i:b))|x', 'aBAbx')).toEqual(['aB', 'x']);
  });

  it('knows optional groups, escapes, counted repetitions and white space of Unicode', () => {
    expect(pieces(String.raw`\p{N}{2,3}(?:\.\p{N}+)?`, '12.5 1 1234')).toEqual(['12.5', '123']);
    expect(pieces(String.raw`[!\-\]/#]|\s`, 'a-]\u0085#\ufeff')).toEqual(['-', ']', '\u0085', '#']);
    expect(pieces(String.raw`\x41|\u0042|[a-c]`, 'ABb-')).toEqual(['A', 'B', 'b']);
  });

  it.each([
    ['a repeated group', '(?:a+)+b'],
    ['more open-ended repetitions than two', 'a*a*a*b'],
    ['the same across a group', '(?:a*|a*a*)?a*b'],
    ['a repetition that gives nothing back', 'a?+b'],
    ['a look back', '(?<=a)b'],
    ['a reference back', String.raw`(a)\1`],
    ['an anchor', '^a'],
    ['a set inside of a set', '[a[b]]'],
    ['a bracket that is not closed', '(?:a'],
    ['a bracket that was not opened', 'a)'],
    ['a set that is not closed', '[a'],
    ['a property that there is not', String.raw`\p{Xyz}`],
  ])('is refused with %s', (_, pattern) => {
    expect(() => splitPattern(pattern)).toThrow(/StepQ does not know at “/);
  });

  it('is understood or refused, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'ab\\psN{}[]()^$?*+|-.:i=!,12'.split(''))),
        (characters) => {
          try {
            expect(splitPattern(characters.join(''))).toBeInstanceOf(RegExp);
          } catch (error) {
            expect(String(error)).toMatch(/StepQ does not know/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
