import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { widenBfloat16, widenFloat16 } from '@main/qmodel/checkpoint/half-floats';

/** Numbers in row-major order; as many as the product of the shape (1 for a scalar's `[]`). */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface SafetensorsContent {
  /** In the order of the file's data. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const lengthBytes = 8;
/** What the format allows for its header, in bytes. */
const longestHeader = 100_000_000;
const metadataKey = '__metadata__';
const bytesPerNumber = { F32: 4, F16: 2, BF16: 2 };

const entrySchema = z.object({
  dtype: z.enum(['F32', 'F16', 'BF16']),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

interface Entry extends z.infer<typeof entrySchema> {
  readonly name: string;
}

/**
 * Writes tensors in the safetensors format: the header's length (8 bytes, little-endian), a JSON
 * header, then the numbers as F32, little-endian and without gaps. Same input, same bytes.
 * @throws RangeError when a shape does not fit its numbers or a tensor is called `__metadata__`.
 */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const entries: [string, unknown][] = [];
  if (Object.keys(metadata).length > 0) entries.push([metadataKey, metadata]);
  let size = 0;
  for (const [name, { shape, data }] of tensors) {
    if (name === metadataKey) throw new RangeError(`No tensor may be called ${metadataKey}.`);
    if (elements(shape) !== data.length) {
      throw new RangeError(
        `The tensor ${name} has ${data.length} numbers, not those of its shape [${shape.join(', ')}].`,
      );
    }
    entries.push([name, { dtype: 'F32', shape, data_offsets: [size, size + data.byteLength] }]);
    size += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  // Spaces up to a multiple of 8: the numbers are aligned for programs that map the file into memory.
  const headerLength = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(lengthBytes + headerLength + size).fill(0x20, lengthBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, lengthBytes);
  let at = lengthBytes + headerLength;
  for (const { data } of tensors.values()) {
    // Every machine that Node and Electron run StepQ on is little-endian, as the format is.
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/**
 * Reads a safetensors file of F32, F16 or BF16 tensors; the short ones are widened. Nothing is
 * allocated that the file's own size does not cover, and every byte of its data must belong to
 * exactly one tensor.
 * @param what names the file in the sentence of a refusal.
 * @throws CallError `invalid-input` naming file and tensor when it is cut off, damaged or of another kind.
 */
export function decodeSafetensors(bytes: Uint8Array, what: string): SafetensorsContent {
  const { header, dataStart } = readHeader(bytes, what);
  const data = bytes.subarray(dataStart);
  const metadata = readMetadata(header.get(metadataKey) ?? {}, what);
  header.delete(metadataKey);
  const entries = Array.from(header, ([name, value]) => readEntry(name, value, what)).sort(
    (a, b) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
  const end = entries.reduce((at, entry) => checkPlace(entry, at, data.length, what), 0);
  if (end !== data.length) {
    throw refusal(what, `${data.length - end} bytes at its end belong to no tensor`);
  }
  return {
    tensors: new Map(
      entries.map((entry) => [entry.name, { shape: entry.shape, data: numbers(entry, data) }]),
    ),
    metadata,
  };
}

function readHeader(bytes: Uint8Array, what: string) {
  if (bytes.length < lengthBytes) throw refusal(what, 'it is too short to have a header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const dataStart = lengthBytes + length;
  if (length > longestHeader || dataStart > bytes.length) {
    throw refusal(what, `a header of ${length} bytes does not fit; the file may be cut off`);
  }
  let value: unknown;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    value = JSON.parse(decoder.decode(bytes.subarray(lengthBytes, dataStart)));
  } catch {
    throw refusal(what, 'its header is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusal(what, 'its header is not an object of tensors');
  }
  return { header: new Map<string, unknown>(Object.entries(value)), dataStart };
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

function numbers({ dtype, data_offsets: [begin, end] }: Entry, data: Uint8Array): Float32Array {
  // A copy is aligned whatever the header's length, and does not keep the whole file in memory.
  const { buffer } = new Uint8Array(data.subarray(begin, end));
  if (dtype === 'F32') return new Float32Array(buffer);
  const halves = new Uint16Array(buffer);
  return dtype === 'F16' ? widenFloat16(halves) : widenBfloat16(halves);
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function quote(name: string): string {
  return `“${name.length > 80 ? `${name.slice(0, 80)}…` : name}”`;
}

function refusal(what: string, why: string): CallError {
  return new CallError('invalid-input', `${what} cannot be read: ${why}.`);
}
