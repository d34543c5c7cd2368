import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { CallError } from '@main/rpc/rpc';

const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of an official data file in order, without UTF-8's byte order mark; each chunk is valid
 * until the next is asked for.
 * @throws CallError `bad-data` when the file cannot be read, or is plainly of another kind: UTF-16,
 *   compressed, an archive.
 */
export function* officialChunks(file: string): Generator<Uint8Array> {
  let first = true;
  for (const chunk of fileChunks(file)) {
    yield first ? withoutMark(chunk, basename(file)) : chunk;
    first = false;
  }
}

function* fileChunks(file: string): Generator<Uint8Array> {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      yield buffer.subarray(0, read);
    }
  } catch (error) {
    if (error instanceof CallError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CallError('bad-data', `The file ${basename(file)} cannot be read: ${why}.`);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const OTHER_KINDS: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0xff, 0xfe], 'is in UTF-16; the official files are in UTF-8'],
  [[0xfe, 0xff], 'is in UTF-16; the official files are in UTF-8'],
  [[0x1f, 0x8b], 'is compressed; unpack it first'],
  [[0x50, 0x4b], 'is an archive; unpack it first'],
];

function withoutMark(chunk: Uint8Array, name: string): Uint8Array {
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, i) => chunk[i] === byte);
  const other = OTHER_KINDS.find(([bytes]) => begins(bytes));
  if (other) throw new CallError('bad-data', `The file ${name} ${other[1]}.`);
  return begins(BYTE_ORDER_MARK) ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk;
}
