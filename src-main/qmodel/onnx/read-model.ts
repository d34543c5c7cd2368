import { CallError } from '@main/rpc/rpc';
import { sizeOf, type Shape } from '@main/qmodel/autodiff/tensor';
import { fieldsOf } from '@main/qmodel/onnx/read-protobuf';

/** What StepQ reads back of an ONNX file. */
export interface OnnxContent {
  readonly metadata: ReadonlyMap<string, string>;
  /** Single-precision initializers with their numbers inside the file, as views of its bytes. */
  readonly weights: ReadonlyMap<string, { readonly shape: Shape; readonly bytes: Uint8Array }>;
}

/** TensorProto.DataType of single precision. */
const FLOAT = 1;
const BYTES_PER_NUMBER = 4;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Reads metadata and weights of an ONNX file; its operators are not looked at.
 * @param what names the file in the sentence of a refusal
 * @throws CallError `invalid-input` when it is cut off, damaged or of another kind
 */
export function readOnnx(file: Uint8Array, what: string): OnnxContent {
  const metadata = new Map<string, string>();
  const weights = new Map<string, { shape: Shape; bytes: Uint8Array }>();
  try {
    for (const { number, bytes } of fieldsOf(file)) {
      if (number === 14) metadata.set(...entryOf(bytes));
      if (number !== 7) continue;
      for (const field of fieldsOf(bytes)) {
        if (field.number !== 5) continue;
        const tensor = tensorOf(field.bytes);
        if (tensor.type !== FLOAT) continue;
        if (sizeOf(tensor.shape) * BYTES_PER_NUMBER !== tensor.bytes.length) {
          throw new CallError(
            'invalid-input',
            `${what} cannot be read: the tensor “${tensor.name.slice(0, 80)}” does not fit its shape.`,
          );
        }
        weights.set(tensor.name, { shape: tensor.shape, bytes: tensor.bytes });
      }
    }
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(
      'invalid-input',
      `${what} cannot be read: it is cut off, damaged or no ONNX file.`,
    );
  }
  return { metadata, weights };
}

function entryOf(bytes: Uint8Array): [string, string] {
  let [key, value] = ['', ''];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) key = text(field.bytes);
    if (field.number === 2) value = text(field.bytes);
  }
  return [key, value];
}

function tensorOf(bytes: Uint8Array): {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
} {
  const shape: number[] = [];
  let [name, type] = ['', 0];
  let raw: Uint8Array = new Uint8Array();
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1 && field.integer !== null) shape.push(field.integer);
    // Other programs write the sizes as one packed list.
    if (field.number === 1 && field.integer === null)
      for (const size of packed(field.bytes)) shape.push(size);
    if (field.number === 2) type = field.integer ?? 0;
    if (field.number === 8) name = text(field.bytes);
    if (field.number === 9) raw = field.bytes;
  }
  return { name, type, shape, bytes: raw };
}

function packed(bytes: Uint8Array): number[] {
  const sizes: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    sizes.push(value);
    [value, scale] = [0, 1];
  }
  return sizes;
}
