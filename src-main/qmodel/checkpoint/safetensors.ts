import {
  elements,
  headerLength,
  lengthBytes,
  metadataKey,
  parseHeader,
  type Entry,
} from '@main/qmodel/checkpoint/safetensors-header';
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
  const padded = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(lengthBytes + padded + size).fill(0x20, lengthBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.set(json, lengthBytes);
  let at = lengthBytes + padded;
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
  const dataStart = lengthBytes + headerLength(bytes, bytes.length, what);
  const data = bytes.subarray(dataStart);
  const header = bytes.subarray(lengthBytes, dataStart);
  const { entries, metadata } = parseHeader(header, data.length, what);
  return {
    tensors: new Map(
      entries.map((entry) => {
        const [begin, end] = entry.data_offsets;
        // A copy is aligned whatever the header's length, and does not keep the whole file in memory.
        const own = new Uint8Array(data.subarray(begin, end));
        return [entry.name, { shape: entry.shape, data: widened(entry, own) }];
      }),
    ),
    metadata,
  };
}

/**
 * The numbers of a tensor in single precision.
 * @param bytes all of the tensor's, at the start of a buffer of their own; F32 is not copied
 */
export function widened({ dtype }: Entry, { buffer }: Uint8Array<ArrayBuffer>): Float32Array {
  if (dtype === 'F32') return new Float32Array(buffer);
  const halves = new Uint16Array(buffer);
  return dtype === 'F16' ? widenFloat16(halves) : widenBfloat16(halves);
}
