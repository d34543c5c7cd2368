import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, storeWithData } from './exported';
import { readTable } from './read-tables';

describe('a Hugging Face folder', () => {
  it('holds the pairs of each split as chats, as TRL’s lines do', async () => {
    const data = storeWithData();
    const { file, manifest } = await data.writeFolder('huggingface');
    for (const [split, name] of [
      ['train', 'train'],
      ['heldout', 'test'],
    ] as const) {
      const path = join(file, `data/${name}-00000-of-00001.parquet`);
      const { rows, types } = await readTable(path);
      const lines = linesOf((await storeWithData().write('trl-jsonl', { split })).text);
      expect(rows).toMatchObject(lines as object[]);
      expect(types.prompt).toMatch(/STRUCT.*role.*content.*\[\]/);
      expect(manifest.counts[split]).toBe(rows.length);
    }
  });

  it('has a card that names splits, filters, checksums and the licence', async () => {
    const data = storeWithData();
    const { file, read, manifest } = await data.writeFolder('huggingface');
    const card = read('README.md');
    const [, front] = card.split('---\n');
    expect(front).toContain('- split: train\n        path: data/train-00000-of-00001.parquet');
    expect(front).toContain('- split: test\n        path: data/test-00000-of-00001.parquet');
    expect(front).toContain('license: mit');
    expect(card).toContain(`| train    | ${manifest.counts.train} |`);
    expect(card).toContain('| duplicate |');
    expect(card).toContain('Princeton');
    for (const { name, sha256 } of manifest.files) {
      const found = createHash('sha256')
        .update(readFileSync(join(file, name)))
        .digest('hex');
      expect(found).toBe(sha256);
      if (name !== 'README.md') expect(card).toContain(sha256);
    }
  });

  it('without held-out pairs has no test split', async () => {
    const { writeFolder } = storeWithData();
    const { read, manifest } = await writeFolder('huggingface', { split: 'train' });
    expect(manifest.files.map(({ name }) => name)).toEqual([
      'data/train-00000-of-00001.parquet',
      'README.md',
    ]);
    expect(read('README.md')).not.toContain('split: test');
  });
});
