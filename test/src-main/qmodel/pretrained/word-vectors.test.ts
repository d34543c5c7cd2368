import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWordVectors, readWordVectors } from '@main/qmodel/pretrained/word-vectors';

let directory = '';
let path = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-vectors-'));
  path = join(directory, 'vectors.txt');
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const written = (text: string): string => {
  writeFileSync(path, text);
  return path;
};

describe('a file of word vectors', () => {
  it('gives the vectors of the wanted words, as GloVe writes them', () => {
    const file = written('the 0.1 -0.2 3e-1\nlamp 1 2 3\nchair 4 5 6\nlamp 7 8 9\n');
    const { size, vectors } = readWordVectors(file, new Set(['lamp', 'chair', 'sofa']));
    expect(size).toBe(3);
    expect(vectors).toEqual(
      new Map([
        ['lamp', Float32Array.of(1, 2, 3)],
        ['chair', Float32Array.of(4, 5, 6)],
      ]),
    );
  });

  it('passes over the line with the numbers of words and coordinates, as word2vec writes it', () => {
    const { size, vectors } = readWordVectors(
      written('2 3\r\na 1 2 3 \r\nb 4 5 6'),
      new Set(['b']),
    );
    expect([size, vectors.get('b')]).toEqual([3, Float32Array.of(4, 5, 6)]);
    expect(() => {
      checkWordVectors(path);
    }).not.toThrow();
  });

  it('is read whatever its words are and wherever its pieces end', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((w) => !/\s/u.test(w));
    const float = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, fc.array(float, { minLength: 3, maxLength: 3 })), {
          minLength: 1,
          selector: ([name]) => name,
        }),
        (rows) => {
          const text = rows.map(([name, numbers]) => `${name} ${numbers.join(' ')}`).join('\n');
          const { vectors } = readWordVectors(written(text), new Set(rows.map(([name]) => name)));
          expect([...vectors].map(([name, v]) => [name, [...v].map((x) => x + 0)])).toEqual(
            rows.map(([name, numbers]) => [name, numbers.map((x) => x + 0)]),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is refused with its path and the line that is wrong', () => {
    const read = (text: string) => () => readWordVectors(written(text), new Set(['b']));
    expect(read('a 1 2 3\nb 1 2\n')).toThrow(/vectors.txt .* line 2 has 2 numbers where 3 belong/);
    expect(read('a 1 2 3\nb 1 2 x\n')).toThrow(/line 2 has what is no number/);
    expect(read('')).toThrow(/it holds no vector/);
    expect(read('{"a": [1, 2]}')).toThrow(/no file of word vectors/);
    expect(() => readWordVectors(join(directory, 'absent.txt'), new Set())).toThrow(
      /absent.txt cannot be opened/,
    );
    expect(() => readWordVectors(directory, new Set())).toThrow(/no file of word vectors/);
  });

  it('is judged by its first lines before an experiment begins', () => {
    const check = (text: string) => () => {
      checkWordVectors(written(text));
    };
    expect(check('a 1 2 3\nb 1 2 3\n')).not.toThrow();
    expect(check('# What this is\n\n')).toThrow(/holds no vector/);
    expect(check('')).toThrow(/holds no vector/);
    expect(() => {
      checkWordVectors(join(directory, 'absent.txt'));
    }).toThrow(/absent.txt cannot be opened/);
    expect(() => {
      checkWordVectors(null);
    }).not.toThrow();
  });
});
