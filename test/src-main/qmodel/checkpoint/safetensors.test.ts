import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallError } from '@main/rpc/rpc';
import { decodeSafetensors, encodeSafetensors } from '@main/qmodel/checkpoint/safetensors';

const what = 'The checkpoint weights.safetensors';

/** A file with this header and as many bytes of data. */
function fileOf(header: unknown, data: Uint8Array | number): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(json.length), true);
  return Buffer.concat([length, json, typeof data === 'number' ? new Uint8Array(data) : data]);
}

function refusal(bytes: Uint8Array): string {
  try {
    decodeSafetensors(bytes, what);
  } catch (error) {
    expect(error).toBeInstanceOf(CallError);
    expect((error as CallError).code).toBe('invalid-input');
    expect((error as CallError).message).toContain(what);
    return (error as CallError).message;
  }
  throw new Error('The file was accepted.');
}

/** One tensor “w” with these settings. */
const oneTensor = (
  shape: unknown,
  offsets: unknown,
  size: number,
  dtype: unknown = 'F32',
): Uint8Array => fileOf({ w: { dtype, shape, data_offsets: offsets } }, size);

const sample = encodeSafetensors(
  new Map([
    ['a', { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, NaN, Infinity, -0) }],
    ['b.scalar', { shape: [], data: Float32Array.of(7) }],
    ['empty', { shape: [0, 4], data: new Float32Array() }],
  ]),
  { step: '12' },
);

describe('safetensors', () => {
  it('gives back the tensors and metadata that were written, bit by bit', () => {
    const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).chain((shape) =>
      fc
        .float32Array({
          minLength: shape.reduce((a, b) => a * b, 1),
          maxLength: shape.reduce((a, b) => a * b, 1),
        })
        .map((data) => ({ shape, data })),
    );
    const name = fc.string({ unit: 'grapheme' }).filter((value) => value !== '__metadata__');
    const named = fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key });
    fc.assert(
      fc.property(named, fc.dictionary(fc.string(), fc.string()), (entries, metadata) => {
        const tensors = new Map(entries);
        const read = decodeSafetensors(encodeSafetensors(tensors, metadata), what);
        expect(new Map(read.tensors)).toEqual(tensors);
        expect({ ...read.metadata }).toEqual({ ...metadata });
      }),
    );
  });

  it('keeps metadata of any name', () => {
    const metadata = Object.fromEntries([['__proto__', 'kept']]);
    const read = decodeSafetensors(encodeSafetensors(new Map(), metadata), what);
    expect(Object.entries(read.metadata)).toEqual([['__proto__', 'kept']]);
  });

  it('writes the layout of the format: length, JSON, aligned little-endian numbers', () => {
    const bytes = encodeSafetensors(new Map([['w', { shape: [1], data: Float32Array.of(1) }]]));
    const view = new DataView(bytes.buffer);
    const length = Number(view.getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))).toEqual({
      w: { dtype: 'F32', shape: [1], data_offsets: [0, 4] },
    });
    expect(view.getFloat32(8 + length, true)).toBe(1);
  });

  it('writes part of a larger array, and reads a file at any place in memory', () => {
    const data = Float32Array.of(9, 1, 2, 9).subarray(1, 3);
    const bytes = encodeSafetensors(new Map([['w', { shape: [2], data }]]));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const read = decodeSafetensors(shifted.subarray(3), what);
    expect(read.tensors.get('w')!.data).toEqual(Float32Array.of(1, 2));
  });

  it('widens F16 and BF16', () => {
    const halves = new Uint8Array(
      Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x8000, 0x7c00, 0x7e00).buffer,
    );
    const f16 = fileOf({ w: { dtype: 'F16', shape: [8], data_offsets: [0, 16] } }, halves);
    expect(decodeSafetensors(f16, what).tensors.get('w')!.data).toEqual(
      Float32Array.of(1, -2, 65504, 2 ** -24, 2 ** -14, -0, Infinity, NaN),
    );
    const brain = new Uint8Array(Uint16Array.of(0x3f80, 0xc040, 0x0000, 0xff80).buffer);
    const bf16 = fileOf({ w: { dtype: 'BF16', shape: [4], data_offsets: [0, 8] } }, brain);
    expect(decodeSafetensors(bf16, what).tensors.get('w')!.data).toEqual(
      Float32Array.of(1, -3, 0, -Infinity),
    );
  });

  it('refuses a file cut off anywhere or with bytes to spare', () => {
    for (let length = 0; length < sample.length; length++) refusal(sample.subarray(0, length));
    expect(refusal(Buffer.concat([sample, new Uint8Array(1)]))).toMatch(/belong to no tensor/);
    expect(refusal(sample.subarray(0, sample.length - 1))).toMatch(/“b\.scalar”.*cut off/);
  });

  it('refuses a hostile header with the tensor’s name', () => {
    const overlap = { dtype: 'F32', shape: [1] };
    const cases: [Uint8Array, RegExp][] = [
      [new Uint8Array(8).fill(255), /header of/],
      [fileOf([], 0), /not an object/],
      [fileOf('x', 0), /not an object/],
      [fileOf({ __metadata__: { a: 1 } }, 0), /metadata/],
      [fileOf({ w: null }, 0), /tensor “w”/],
      [oneTensor([1], [0, 8], 8, 'F64'), /dtype of tensor “w”/],
      [oneTensor([-1], [0, 4], 4), /shape\.0 of tensor “w”/],
      [oneTensor([1.5], [0, 6], 6), /shape\.0 of tensor “w”/],
      [oneTensor([2], [0, 4], 4), /“w”.*does not fit its 4 bytes/],
      [oneTensor([2 ** 52, 2 ** 52, 2 ** 52], [0, 4], 4), /does not fit/],
      [oneTensor([1], [4, 0], 4), /“w” lies at 4 to 0/],
      [oneTensor([1], [0, 1e15], 4), /cut off/],
      [oneTensor([1], [4, 8], 8), /“w” comes after a gap/],
      [
        fileOf(
          { a: { ...overlap, data_offsets: [0, 4] }, b: { ...overlap, data_offsets: [2, 6] } },
          6,
        ),
        /“b” overlaps/,
      ],
    ];
    for (const [bytes, sentence] of cases) expect(refusal(bytes)).toMatch(sentence);
  });

  it('throws nothing but its own sentence for any damaged byte', () => {
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.nat(255), (at, value) => {
        const damaged = sample.slice();
        damaged[at] = value;
        try {
          decodeSafetensors(damaged, what);
        } catch (error) {
          expect(error).toBeInstanceOf(CallError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not write a tensor whose shape does not fit its numbers', () => {
    const wrong = new Map([['w', { shape: [3], data: new Float32Array(2) }]]);
    expect(() => encodeSafetensors(wrong)).toThrow(/w has 2 numbers/);
    const reserved = new Map([['__metadata__', { shape: [0], data: new Float32Array() }]]);
    expect(() => encodeSafetensors(reserved)).toThrow(RangeError);
  });
});
