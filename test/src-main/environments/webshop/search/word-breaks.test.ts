import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordSegments } from '@main/environments/webshop/search/word-breaks';

const words = (text: string): readonly string[] =>
  wordSegments(text).flatMap(({ text: segment, isWord }) => (isWord ? [segment] : []));

/** Rules of UAX #29, §4.1.1, with what each keeps together or parts. */
const rules: readonly (readonly [rule: string, text: string, words: readonly string[]])[] = [
  ['WB3c', '👩‍💻x', ['x']],
  ['WB4', 'e\u0301t\u00ADe', ['e\u0301t\u00ADe']],
  ['WB5', 'abc', ['abc']],
  ['WB6, WB7', "can't come.here a:b ends.", ["can't", 'come.here', 'a:b', 'ends']],
  ['WB7a to WB7c', 'צ"ה ג\'', ['צ"ה', "ג'"]],
  ['WB8 to WB10', '3D A4 x2y', ['3D', 'A4', 'x2y']],
  ['WB11, WB12', '3.5 12,000 1:2 3,a', ['3.5', '12,000', '1', '2', '3', 'a']],
  ['WB13', 'ラーメン', ['ラーメン']],
  ['WB13a, WB13b', 'a_b _c 1_ __', ['a_b', '_c', '1_']],
  ['WB999', '茶壺 カラーと-x/y', ['茶', '壺', 'カラー', 'と', 'x', 'y']],
];

describe('word segments', () => {
  it.each(rules)('keep %s: %j', (_rule, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keep flags in pairs and emoji sequences whole', () => {
    const segments = (text: string) => wordSegments(text).map((segment) => segment.text);
    expect(segments('🇩🇪🇫🇷🇮')).toEqual(['🇩🇪', '🇫🇷', '🇮']);
    expect(segments('👩‍💻👍🏽')).toEqual(['👩‍💻', '👍🏽']);
  });

  it('are the text when they are put together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const segments = wordSegments(text);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        expect(segments.every((segment) => segment.text !== '')).toBe(true);
      }),
    );
  });

  it('part at every space', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!-~é茶]{1,8}$/)), (chunks) => {
        expect(words(chunks.join(' '))).toEqual(chunks.flatMap(words));
      }),
    );
  });
});
