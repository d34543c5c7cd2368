import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { CallError } from '@main/rpc/rpc';
import { widened } from '@main/qmodel/checkpoint/safetensors';
import {
  headerLength,
  lengthBytes,
  parseHeader,
  refusal,
  type Entry,
} from '@main/qmodel/checkpoint/safetensors-header';

/** A safetensors file whose tensors are read one by one. */
export interface SafetensorsFile {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The numbers of a tensor, read from its place; nothing else of the file is held. */
  read(entry: Entry): { readonly data: Float32Array; readonly bytes: Uint8Array };
  close(): void;
}

/**
 * Opens a safetensors file and reads its header. Nothing is allocated that the file's size does not
 * cover.
 * @param what names the file in the sentence of a refusal
 * @throws CallError `invalid-input` when it is missing, cut off, damaged or of another kind
 */
export function openSafetensors(file: string, what: string): SafetensorsFile {
  const descriptor = opened(file, what);
  try {
    const { size } = fstatSync(descriptor);
    const start = readRange(descriptor, 0, Math.min(lengthBytes, size), what);
    const length = headerLength(start, size, what);
    const dataStart = lengthBytes + length;
    const header = readRange(descriptor, lengthBytes, length, what);
    const { entries } = parseHeader(header, size - dataStart, what);
    return {
      entries: new Map(entries.map((entry) => [entry.name, entry])),
      read: (entry) => {
        const [begin, end] = entry.data_offsets;
        const bytes = readRange(descriptor, dataStart + begin, end - begin, what);
        return { data: widened(entry, bytes), bytes };
      },
      close: () => {
        closeSync(descriptor);
      },
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function opened(file: string, what: string): number {
  try {
    // Asked first: to open a pipe would wait for somebody who writes into it.
    if (statSync(file).isFile()) return openSync(file, 'r');
  } catch {
    throw new CallError('invalid-input', `${what} is missing or cannot be opened.`);
  }
  throw new CallError('invalid-input', `${what} is not a file.`);
}

/** Largest piece that the operating system is asked for at once. */
const PIECE = 1 << 30;

function readRange(
  descriptor: number,
  from: number,
  length: number,
  what: string,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const read = readSync(descriptor, bytes, at, Math.min(PIECE, length - at), from + at);
    if (read === 0) throw refusal(what, 'it became shorter while it was read');
    at += read;
  }
  return bytes;
}
