import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';

/** Bytes of the number before the header. */
export const lengthBytes = 8;
/** What the format allows for its header, in bytes. */
const longestHeader = 100_000_000;
export const metadataKey = '__metadata__';
const bytesPerNumber = { F32: 4, F16: 2, BF16: 2 };

const entrySchema = z.object({
  dtype: z.enum(['F32', 'F16', 'BF16']),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

/** Where a tensor lies in the data behind the header. */
export interface Entry extends z.infer<typeof entrySchema> {
  readonly name: string;
}

/** A checked header: every byte of the data belongs to exactly one tensor. */
export interface SafetensorsHeader {
  /** In the order of the data. */
  readonly entries: readonly Entry[];
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * How long the header is, from the file's first 8 bytes.
 * @throws CallError `invalid-input` when such a header does not fit into the file
 */
export function headerLength(start: Uint8Array, fileSize: number, what: string): number {
  if (start.length < lengthBytes) throw refusal(what, 'it is too short to have a header');
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > longestHeader || lengthBytes + length > fileSize) {
    throw refusal(what, `a header of ${length} bytes does not fit; the file may be cut off`);
  }
  return length;
}

/**
 * Reads the JSON of a header.
 * @param dataSize bytes behind it
 * @throws CallError `invalid-input` naming the tensor that is damaged, overlaps or lies outside
 */
export function parseHeader(json: Uint8Array, dataSize: number, what: string): SafetensorsHeader {
  const header = readObject(json, what);
  const metadata = readMetadata(header.get(metadataKey) ?? {}, what);
  header.delete(metadataKey);
  const entries = Array.from(header, ([name, value]) => readEntry(name, value, what)).sort(
    (a, b) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
  const end = entries.reduce((at, entry) => checkPlace(entry, at, dataSize, what), 0);
  if (end !== dataSize)
    throw refusal(what, `${dataSize - end} bytes at its end belong to no tensor`);
  return { entries, metadata };
}

function readObject(json: Uint8Array, what: string): Map<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    throw refusal(what, 'its header is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal(what, 'its header is not an object of tensors');
  }
  return new Map<string, unknown>(Object.entries(value));
}

/** By hand: a record schema would lose an entry that is called `__proto__`. */
function readMetadata(value: unknown, what: string): Record<string, string> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries: readonly [string, unknown][] = isObject ? Object.entries(value) : [];
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (!isObject || texts.length < entries.length) throw refusal(what, 'its metadata are not texts');
  return Object.fromEntries(texts);
}

function readEntry(name: string, value: unknown, what: string): Entry {
  const parsed = entrySchema.safeParse(value);
  if (parsed.success) return { name, ...parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') || 'entry';
  throw refusal(what, `the ${field} of tensor ${quote(name)}: ${issue?.message ?? 'invalid'}`);
}

/** @returns where the next tensor must begin. */
function checkPlace(entry: Entry, expected: number, available: number, what: string): number {
  const { name, dtype, shape, data_offsets: offsets } = entry;
  const [begin, end] = offsets;
  if (begin > end || end > available) {
    throw refusal(
      what,
      `tensor ${quote(name)} lies at ${begin} to ${end} of ${available} bytes; the file may be cut off`,
    );
  }
  if (begin !== expected) {
    throw refusal(
      what,
      `tensor ${quote(name)} ${begin < expected ? 'overlaps the one before it' : 'comes after a gap'}`,
    );
  }
  if (elements(shape) * bytesPerNumber[dtype] !== end - begin) {
    throw refusal(
      what,
      `tensor ${quote(name)} of shape [${shape.slice(0, 8).join(', ')}] and type ${dtype} does not fit its ${end - begin} bytes`,
    );
  }
  return end;
}

/** Numbers of a shape, 1 for a scalar's. */
export function elements(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** A tensor's name as it is shown; a hostile one may be of any length. */
export function quote(name: string): string {
  return `“${name.length > 80 ? `${name.slice(0, 80)}…` : name}”`;
}

export function refusal(what: string, why: string): CallError {
  return new CallError('invalid-input', `${what} cannot be read: ${why}.`);
}
