import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFolderAtomically } from '@main/qmodel/checkpoint/files';

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stepq-checkpoint-'));
  folder = path.join(root, 'models', 'step-1');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('writing a folder', () => {
  it('writes texts and bytes, with the folders above, and leaves nothing else', async () => {
    const bytes = Uint8Array.of(0, 255, 7);
    await writeFolderAtomically(
      folder,
      new Map<string, Uint8Array | string>([
        ['config.json', '{"é":1}'],
        ['weights.bin', bytes],
      ]),
    );
    expect(read('config.json')).toBe('{"é":1}');
    expect(new Uint8Array(readFileSync(path.join(folder, 'weights.bin')))).toEqual(bytes);
    expect(readdirSync(path.dirname(folder))).toEqual(['step-1']);
  });

  it('replaces an old folder as a whole', async () => {
    await writeFolderAtomically(
      folder,
      new Map([
        ['a', 'old'],
        ['b', 'old'],
      ]),
    );
    await writeFolderAtomically(folder, new Map([['a', 'new']]));
    expect(readdirSync(folder)).toEqual(['a']);
    expect(read('a')).toBe('new');
    expect(readdirSync(path.dirname(folder))).toEqual(['step-1']);
  });

  it('clears away what an interrupted attempt of this process left', async () => {
    await writeFolderAtomically(`${folder}.tmp-${process.pid}`, new Map([['rest', 'x']]));
    await writeFolderAtomically(folder, new Map([['a', '1']]));
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readdirSync(path.dirname(folder))).toEqual(['step-1']);
  });

  it('keeps the old folder and leaves nothing unfinished when writing fails', async () => {
    await writeFolderAtomically(folder, new Map([['a', 'old']]));
    const files = new Map([
      ['a', 'new'],
      ['n'.repeat(300), 'no file system takes this name'],
    ]);
    await expect(writeFolderAtomically(folder, files)).rejects.toThrow();
    expect(read('a')).toBe('old');
    expect(readdirSync(path.dirname(folder))).toEqual(['step-1']);
  });

  it('takes only plain names', async () => {
    for (const name of ['../a', 'a/b', 'a\\b', '..', '']) {
      await expect(writeFolderAtomically(folder, new Map([[name, 'x']]))).rejects.toThrow(
        /plain name/,
      );
    }
    writeFileSync(path.join(root, 'probe'), '');
    expect(readdirSync(root)).toEqual(['probe']);
  });
});
