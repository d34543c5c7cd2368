import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '@main/exchange/import/json/json-fault';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the first fault of a JSON text', () => {
  it('is none for whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('\\u0000'));
        expect(jsonFault(text, 50)).toBeNull();
        expect(jsonFault(JSON.stringify(value, null, 2), 50)).toBeNull();
      }),
    );
  });

  it('is there whenever JSON.parse refuses, and only then for texts without what it is stricter about', () => {
    const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-', '1e5', 'true', ' ', '"'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')),
        (text) => {
          const fault = jsonFault(text, 50);
          if (fault?.message.includes('twice')) return;
          expect(fault === null).toBe(parses(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a key that comes twice', '{"a":1,"b":{"a":2},"a":3}', 'has the key "a" twice', 19],
    ['a key that is written in two ways', '{"a":1,"\\u0061":3}', 'has the key "a" twice', 7],
    ['half a character', '["\\ud83d"]', 'holds half a character (a lone surrogate)', 2],
    ['the wrong half first', '["\\ude00\\ud83d"]', 'holds half a character (a lone surrogate)', 2],
    ['a NUL', '["a\u0000"]', 'holds a NUL character inside a text', 3],
    ['a written NUL', '["a\\u0000"]', 'holds a NUL character inside a text', 3],
    ['a text without end', '{"a":"bc', 'is cut off inside a text', 5],
    ['an object without end', '{"a":[1,', 'is cut off: the JSON has no end', 8],
    ['what Python writes', '[NaN]', 'is not JSON, at "NaN]"', 1],
    ['nothing', '', 'is cut off: the JSON has no end', 0],
    ['two values', '{} {}', 'is not JSON: something follows the value, at "{}"', 3],
  ])('names %s', (_what, text, message, offset) => {
    expect(jsonFault(text, 50)).toEqual({ message, offset });
  });

  it('takes a whole character that is written as two halves', () => {
    expect(jsonFault('["\\ud83d\\ude00"]', 50)).toBeNull();
  });

  it('names nesting that is too deep, however deep it is', () => {
    expect(jsonFault('['.repeat(1_000_000), 50)).toEqual({
      message: 'is nested deeper than 50 levels',
      offset: 50,
    });
  });
});
