import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  acceptQuestionFile,
  readQuestionFile,
} from '@main/environments/hotpotqa/official/question-file';
import { problemSentence } from '@main/environments/official/row';

const folder = mkdtempSync(join(tmpdir(), 'stepq-hotpotqa-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
function fileWith(content: string | Uint8Array): string {
  const path = join(folder, `questions-${(files += 1)}.json`);
  writeFileSync(path, content);
  return path;
}

const row = (id: string, change: object = {}): object => ({
  _id: id,
  question: 'Which film did  A &amp; B make?',
  answer: 'The Red Barn',
  type: 'bridge',
  level: 'hard',
  supporting_facts: [
    ['A &amp; B', 0],
    ['The Red Barn', 1],
    ['A &amp; B', 1],
  ],
  context: [
    ['A &amp; B', ['A & B are a pair.', ' They make films.']],
    ['The Red Barn', ['The Red Barn is a film.', '', ' It is by A & B.']],
    ['Nothing', ['']],
  ],
  ...change,
});
const read = (...rows: readonly object[]) => readQuestionFile(fileWith(JSON.stringify(rows)));
const told = (...rows: readonly object[]): string[] => read(...rows).problems.map(problemSentence);

describe('an official file', () => {
  it('gives questions and articles, titles as people write them', () => {
    expect(read(row('a'))).toEqual({
      name: expect.stringMatching(/^questions-\d+\.json$/) as string,
      questions: [
        {
          id: 'a',
          question: 'Which film did A &amp; B make?',
          answer: 'The Red Barn',
          type: 'bridge',
          level: 'hard',
          goldTitles: ['A & B', 'The Red Barn'],
        },
      ],
      articles: [
        { title: 'A & B', sentences: ['A & B are a pair.', 'They make films.'] },
        { title: 'The Red Barn', sentences: ['The Red Barn is a film.', 'It is by A & B.'] },
      ],
      problems: [],
    });
  });

  it('may have a byte order mark', () => {
    const file = fileWith(`\uFEFF${JSON.stringify([row('a')])}`);
    expect(readQuestionFile(file).questions).toHaveLength(1);
  });

  it('may lack the level, and have further fields', () => {
    expect(read(row('a', { level: undefined, extra: 1 })).problems).toEqual([]);
  });
});

describe('what is wrong in a file is named by row and field', () => {
  it.each([
    ['a missing answer', { answer: undefined }, 'Row 2, field answer is missing.'],
    ['a missing type', { type: undefined }, 'Row 2, field type is missing.'],
    ['another type', { type: 'maze' }, 'Row 2, field type is none of bridge, comparison.'],
    ['an empty question', { question: ' ' }, 'Row 2, field question is empty.'],
    ['a number for a text', { question: 7 }, 'Row 2, field question is not a text.'],
    ['no facts', { supporting_facts: [] }, 'Row 2, field supporting_facts has too few entries.'],
    [
      'half a fact',
      { supporting_facts: [['A']] },
      'Row 2, field supporting_facts.0 has too few entries.',
    ],
    [
      'a paragraph that is no list',
      { context: [['A', 'text']] },
      'Row 2, field context.0.1 is not a list.',
    ],
    ['half a character', { answer: 'x\uD800' }, 'Row 2, field answer holds half a character.'],
    ['a repeat', { _id: 'a' }, 'Row 2, field _id repeats a.'],
  ])('%s', (_, change, sentence) => {
    const rows = [row('a'), row('b', change), row('c')];
    expect(told(...rows)[0]).toBe(sentence);
    expect(read(...rows).questions.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('a row that is no object', () => {
    expect(told(row('a'), [1])).toEqual(['Row 2 is not an object.']);
  });

  it('text that is not in UTF-8, with the field it is in', () => {
    const text = JSON.stringify([row('a'), row('b', { answer: 'Caf\u00e9' })]);
    const file = readQuestionFile(fileWith(Buffer.from(text, 'latin1')));
    expect(file.problems.map(problemSentence)).toEqual(['Row 2, field answer is not in UTF-8.']);
    expect(file.questions.map(({ id }) => id)).toEqual(['a']);
  });

  it('a file that was cut off, with the row where it ends', () => {
    const text = JSON.stringify([row('a'), row('b'), row('c')]);
    const file = readQuestionFile(fileWith(text.slice(0, text.length - 200)));
    expect(file.problems.map(problemSentence)).toEqual([
      'Row 3 is cut off: the file ends before the list does.',
    ]);
    expect(file.questions.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('a row that is not JSON', () => {
    const text = `[${JSON.stringify(row('a'))}, {"_id": b}, ${JSON.stringify(row('c'))}]`;
    const file = readQuestionFile(fileWith(text));
    expect(file.problems.map(problemSentence)).toEqual(['Row 2 is not JSON.']);
    expect(file.questions).toHaveLength(2);
  });
});

describe('a file that cannot be read at all', () => {
  it.each([
    ['UTF-16', Buffer.from(`\uFEFF[]`, 'utf16le'), /is in UTF-16/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /is compressed; unpack it first/],
    ['zip', Buffer.from('PK\u0003\u0004'), /is an archive; unpack it first/],
  ])('is refused: %s', (_, content, message) => {
    expect(() => readQuestionFile(fileWith(content))).toThrow(message);
  });

  it('is refused by its name when it does not exist', () => {
    expect(() => readQuestionFile(join(folder, 'none.json'))).toThrow(
      /^The file none\.json cannot be read/,
    );
  });
});

describe('a file with problems', () => {
  const file = read(row('a'), row('b', { answer: undefined }), ...Array.from('cdefgh', () => ({})));

  it('is not loaded unless the user wants what is good', () => {
    expect(() => acceptQuestionFile(file, false)).toThrow(
      /was not loaded: \d+ problems in it, 1 good question\. Row 2, field answer is missing\. .* And \d+ more\.$/,
    );
    expect(acceptQuestionFile(file, true)).toBe(file);
  });

  it('is not loaded when nothing in it is good', () => {
    expect(() => acceptQuestionFile(read({}), true)).toThrow(/no question that can be used/);
    expect(() => acceptQuestionFile(read(), false)).toThrow(/no question that can be used/);
  });
});
