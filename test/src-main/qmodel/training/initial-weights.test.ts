import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '@main/qmodel/training/prepare';
import { toyRequest } from '../samples';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-initial-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const file = (name: string, text: string): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};

const changed = (config: Parameters<typeof toyRequest>[1]): string[] => {
  const random = prepare(toyRequest(directory, {})).initial;
  const { initial } = prepare(toyRequest(directory, config));
  return [...random.keys()].filter(
    (name) => !random.get(name)!.data.every((x, i) => x === initial.get(name)!.data[i]),
  );
};

describe('the weights of a decoder that starts from nothing', () => {
  it('are drawn, or copy in the first layer', () => {
    expect(changed({ initialization: 'random' })).toEqual([]);
    expect(changed({ initialization: 'copy' })).toEqual([
      'layers.0.key',
      'layers.0.value',
      'layers.0.output',
    ]);
  });

  it('have the embeddings of word vectors, by which a training is named, not by their path', () => {
    const one = file('one.txt', 'chair 1 2 3\nlamp 2 3 4\nred 3 5 1\n');
    const other = file('other.txt', 'chair 1 2 3\nlamp 2 3 4\nred 3 5 2\n');
    const copy = join(directory, 'copy.txt');
    copyFileSync(one, copy);
    expect(changed({ wordVectors: one })).toEqual(['embedding.tokens']);
    const [a, b, c, none] = [one, copy, other, null].map(
      (wordVectors) => prepare(toyRequest(directory, { wordVectors })).requestHash,
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
    expect(a).not.toBe(none);
  });

  it('are refused with the path of a file that holds no vectors', () => {
    const wordVectors = file('prose.txt', 'These are words\nand more of them here\n');
    expect(() => prepare(toyRequest(directory, { wordVectors }))).toThrow(/prose.txt is no file/);
  });
});
