import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexSource } from '@main/exchange/import/read-source';
import { openSource } from '@main/exchange/import/source';
import type { ImportFormat } from '@shared/exchange/imports';
import { temporaryFolder } from '../../../support/workspace';

const good = (task: number): string =>
  JSON.stringify({
    id: task,
    messages: [
      { role: 'user', content: `Task ${task}` },
      { role: 'assistant', content: 'Action: go[0]' },
    ],
    reward: 1,
  });

/** Ways in which a line can be wrong, each with what is said of it. */
const kinds: readonly (readonly [line: string | Buffer, said: RegExp])[] = [
  [good(1).slice(0, 40), /cut off/],
  ['{"messages": [', /cut off/],
  ['[1, 2', /cut off/],
  ['"just a text"', /not an object/],
  ['17', /not an object/],
  ['{"messages": "many"}', /no list of messages at messages/],
  ['{"messages": [{"role": 4, "content": "x"}]}', /no text at messages.0.role/],
  ['{"messages": [{"role": "user", "content": "x"}]}', /no message of the agent/],
  [`${'['.repeat(5000)}${']'.repeat(5000)}`, /nested deeper/],
  [`\uFEFF${good(2)}`, /is not JSON, at/],
  ['{"id": 1,\r"id": 2}', /has the key "id" twice/],
  [good(3).replace('Task 3', 'Ta\u0000sk'), /NUL/],
  [good(3).replace('Task 3', 'Ta\\u0000sk'), /NUL/],
  [good(4).replace('Task 4', '\\ud83d half'), /half a character/],
  [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /UTF-8/],
  [good(5).replace('"reward":1', '"reward":NaN'), /is not JSON, at "NaN/],
  [good(6).replace('"reward":1', '"reward":55'), /reward 55/],
  ['{} {}', /something follows/],
  ["{'single': 1}", /is not JSON/],
  ['\\', /is not JSON/],
];

async function index(path: string, format: ImportFormat = 'chat-jsonl') {
  const source = openSource(path);
  return indexSource({ source, format, columns: {}, pace: () => undefined });
}

describe('a file with lines that cannot be read', () => {
  it('has each of 100,000 reported by its line, whatever is wrong with it', async () => {
    const path = join(temporaryFolder(), 'lines.jsonl');
    const file = openSync(path, 'w');
    const lines = 100_000;
    for (let line = 1; line <= lines; line += 1) {
      writeSync(file, kinds[line % kinds.length]![0] as Buffer);
      writeSync(file, line % 3 === 0 ? '\r\n' : '\n');
      if (line % 1000 === 0) writeSync(file, `${good(line)}\n`);
    }
    closeSync(file);
    const { bad, problems, trees } = await index(path);
    expect(bad).toBe(lines);
    expect(trees).toBe(lines / 1000);
    problems.forEach(({ line, message }, at) => {
      // No good line stands among the first thousand.
      expect(line).toBe(at + 1);
      expect(message).toMatch(kinds[line % kinds.length]![1]);
    });
    expect(problems).toHaveLength(200);
  });

  it('is read on after a line of 50 MB, which is not held', async () => {
    const path = join(temporaryFolder(), 'long.jsonl');
    const file = openSync(path, 'w');
    writeSync(file, `\uFEFF${good(1)}\r\n`);
    const megabyte = Buffer.alloc(1 << 20, 'x');
    for (let i = 0; i < 50; i += 1) writeSync(file, megabyte);
    writeSync(file, `\n\n${good(2)}`);
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
      `[\n  ${good(1)},\n\n  {"id": 2,\n   "messages":\n   nothing},\n  ${good(3)}\n`,
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
