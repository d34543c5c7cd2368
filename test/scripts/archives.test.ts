import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asar } from '../../scripts/lib/asar.mjs';
import { setFuses } from '../../scripts/lib/fuses.mjs';
import { unzip } from '../../scripts/lib/zip.mjs';
import { integrityOf } from '../../scripts/setup/electron-fallback.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-archives-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Entry {
  name: string;
  data: string;
  mode?: number;
  stored?: boolean;
}

/** A zip archive as another program would write it. */
function zip(entries: Entry[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, mode = 0o644, stored = false } of entries) {
    const packed = stored ? Buffer.from(data) : deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    // The extra field of the local header need not be that of the directory.
    local.writeUInt16LE(4, 28);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((0o100000 | mode) * 0x10000, 38);
    central.writeUInt32LE(offset, 42);
    const block = Buffer.concat([local, Buffer.from(name), Buffer.alloc(4), packed]);
    locals.push(block);
    directory.push(central, Buffer.from(name));
    offset += block.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, index, end, Buffer.from(comment)]);
}

test('a zip archive is unpacked as asked: some entries renamed, others left out', () => {
  const archive = join(folder, 'a.zip');
  const entries = [
    { name: 'App/', data: '', stored: true },
    { name: 'App/program', data: 'run '.repeat(1000), mode: 0o755 },
    { name: 'App/deep/er/note', data: 'as it is', stored: true },
    { name: 'App/skipped', data: 'never mind' },
  ];
  writeFileSync(archive, zip(entries, 'a comment at the end'));
  const out = join(folder, 'out');
  unzip(archive, out, (name: string) =>
    name === 'App/skipped' ? undefined : name.slice('App/'.length),
  );
  expect(readdirSync(out).sort()).toEqual(['deep', 'program']);
  expect(readFileSync(join(out, 'program'), 'utf8')).toBe('run '.repeat(1000));
  expect(statSync(join(out, 'program')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(out, 'deep/er/note'), 'utf8')).toBe('as it is');
});

test('an entry cannot leave the folder, and a file that is no archive is refused', () => {
  const archive = join(folder, 'a.zip');
  writeFileSync(archive, zip([{ name: '../escaped', data: 'x' }]));
  const keepName = (name: string) => name;
  expect(() => unzip(archive, join(folder, 'out'), keepName)).toThrow(/leads outside/);
  writeFileSync(archive, 'no archive at all, but longer than its end record');
  expect(() => unzip(archive, join(folder, 'out'), keepName)).toThrow(/not a zip archive/);
});

test('an asar archive begins with the header that Electron reads', () => {
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"main":"main.mjs"}');
  writeFileSync(join(app, 'main.mjs'), 'start()');
  const archive = asar(app);
  const jsonLength = archive.readUInt32LE(12);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + jsonLength)) as {
    files: Record<string, { size: number; offset: string }>;
  };
  const body = archive.subarray(8 + archive.readUInt32LE(4));
  const read = (name: string) => {
    const { size, offset } = header.files[name]!;
    return body.toString('utf8', Number(offset), Number(offset) + size);
  };
  expect(archive.readUInt32LE(0)).toBe(4);
  expect(read('main.mjs')).toBe('start()');
  expect(read('package.json')).toBe('{"main":"main.mjs"}');
});

test('fuses are written only where they are known to be', () => {
  const file = join(folder, 'electron');
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const wire = `${sentinel}\x01\x04`;
  writeFileSync(file, `head ${wire}1010 tail`, 'latin1');
  setFuses(file, '1100');
  expect(readFileSync(file, 'latin1')).toBe(`head ${wire}1100 tail`);
  for (const strange of ['no wire', `${wire}1010 ${wire}1010`, `${sentinel}\x02\x041010`]) {
    writeFileSync(file, strange, 'latin1');
    expect(() => setFuses(file, '1100')).toThrow(/unexpected fuse wire/);
    expect(readFileSync(file, 'latin1')).toBe(strange);
  }
});

test('the checksum of a file is written as lock files write it', async () => {
  const file = join(folder, 'x.tgz');
  writeFileSync(file, 'some bytes');
  const expected = createHash('sha512').update('some bytes').digest('base64');
  expect(await integrityOf(file)).toBe(`sha512-${expected}`);
});
