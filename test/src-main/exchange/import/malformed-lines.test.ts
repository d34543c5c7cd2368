import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexSource } from '@main/exchange/import/read-source';
import { openSource } from '@main/exchange/import/source';
import type { ImportFormat } from '@shared/exchange/imports';
import { importInto } from '../../../support/import-request';
import { lineOf, malformedFile, malformedLines, soundLine } from '../../../support/malformed-lines';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

async function index(path: string, format: ImportFormat = 'chat-jsonl') {
  const source = openSource(path);
  return indexSource({ source, format, columns: {}, listed: 10_000, pace: () => undefined });
}

describe('a file with lines that cannot be read', () => {
  it('has each of them reported by its line, whatever is wrong with it', async () => {
    const path = join(temporaryFolder(), 'lines.jsonl');
    const lines = 4000;
    writeFileSync(path, Buffer.concat([...malformedFile(lines)]));
    const { bad, problems, trees } = await index(path);
    expect({ bad, trees }).toEqual({ bad: lines, trees: lines / 1000 });
    expect(problems).toHaveLength(lines);
    problems.forEach(({ line, message }, at) => {
      expect(line).toBe(lineOf(at + 1));
      expect(message).toMatch(malformedLines[(at + 1) % malformedLines.length]![1]);
    });
  });

  it('is not imported, not even in part, unless what can be read is asked for', async () => {
    const path = join(temporaryFolder(), 'lines.jsonl');
    writeFileSync(path, Buffer.concat([...malformedFile(2000)]));
    const store = temporaryStore();
    const count = (table: string) =>
      store.workspace.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    await expect(importInto(store, path)).rejects.toThrow(/2000 records cannot be read/);
    for (const table of ['experiment', 'tree', 'node', 'text', 'pair', 'import']) {
      expect([table, count(table)]).toEqual([table, 0]);
    }
    const { report } = await importInto(store, path, { keepGood: true, listed: 500 });
    expect(report).toMatchObject({ trees: 2, bad: 2000 });
    expect(report?.problems).toHaveLength(500);
    expect(count('tree')).toBe(2);
  });

  it('is read on after a line of 50 MB, which is not held', async () => {
    const path = join(temporaryFolder(), 'long.jsonl');
    const file = openSync(path, 'w');
    writeSync(file, `\uFEFF${soundLine(1)}\r\n`);
    const megabyte = Buffer.alloc(1 << 20, 'x');
    for (let i = 0; i < 50; i += 1) writeSync(file, megabyte);
    writeSync(file, `\n\n${soundLine(2)}`);
    closeSync(file);
    const { bad, problems, trees } = await index(path);
    expect({ bad, trees }).toEqual({ bad: 1, trees: 2 });
    expect(problems).toEqual([{ file: 'long.jsonl', line: 2, message: 'is longer than 32 MB' }]);
  });

  it('names the line of each bad entry of a list that is spread over lines', async () => {
    const path = join(temporaryFolder(), 'list.json');
    const file = openSync(path, 'w');
    writeSync(
      file,
      `[\n  ${soundLine(1)},\n\n  {"id": 2,\n   "messages":\n   nothing},\n  ${soundLine(3)}\n`,
    );
    closeSync(file);
    const { problems, trees } = await index(path);
    expect(trees).toBe(1);
    expect(problems.map(({ line, message }) => [line, message.slice(0, 20)])).toEqual([
      [6, 'is not JSON, at "not'],
      [8, 'is cut off: the list'],
    ]);
  });
});
