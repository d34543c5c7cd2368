import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, observedLines, safePieces } from '@renderer/pages/tasks/model/observed-text';

const whole = (text: string) =>
  observedLines(text)
    .flat()
    .map((piece) => piece.text)
    .join('');

describe('an observation', () => {
  it('is broken before each separator, and nothing of it is lost', () => {
    const text = 'Instruction: [SEP] find a chair [SEP] Back to Search';
    expect(observedLines(text).map((line) => line.map((piece) => piece.text))).toEqual([
      ['Instruction: '],
      ['[SEP]', ' find a chair '],
      ['[SEP]', ' Back to Search'],
    ]);
    expect(whole(text)).toBe(text);
  });

  it('of what can be seen is put together again letter by letter', () => {
    const seen = fc.stringMatching(/^[ -~\n\tà-ÿא-ת가-힣]*$/);
    fc.assert(
      fc.property(fc.array(seen), (parts) => {
        const text = parts.join('[SEP]');
        expect(whole(text)).toBe(text);
      }),
    );
  });

  it('never puts a character on the page that hides or turns others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = whole(text).replace(/\r\n/g, '\n');
        expect(
          /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u0000-\u0008\u000B-\u001F]/.test(shown),
        ).toBe(false);
      }),
    );
  });

  it('names such characters, runs of one counted', () => {
    expect(safePieces('a\u202Eb')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'unseen', text: 'U+202E' },
      { kind: 'text', text: 'b' },
    ]);
    expect(safePieces('\u0000'.repeat(12))).toEqual([{ kind: 'unseen', text: 'U+0000 × 12' }]);
    expect(safePieces('👩\u200D🚀 and\ttab\r\n')).toEqual([
      { kind: 'text', text: '👩\u200D🚀 and\ttab\r\n' },
    ]);
  });

  it('is told by its beginning where there is no room', () => {
    expect(beginning('a\n  b', 10)).toBe('a b');
    expect(beginning('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`);
  });
});
