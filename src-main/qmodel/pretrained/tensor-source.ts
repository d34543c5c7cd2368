import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { sameShape, showShape } from '@main/qmodel/autodiff/tensor';
import type { TensorPlace } from '@main/qmodel/architecture/families/registry';
import { readJsonFile } from '@main/qmodel/checkpoint/json-file';
import { openSafetensors, type SafetensorsFile } from '@main/qmodel/checkpoint/safetensors-file';
import { quote } from '@main/qmodel/checkpoint/safetensors-header';

/** The tensors of a checkpoint, in one file or in several. */
export interface TensorSource {
  readonly names: readonly string[];
  /**
   * The numbers of a tensor as they lie in the file, and the bytes that they were read from.
   * @throws CallError `invalid-input` when it is missing or has another shape than `place` says
   */
  read(place: TensorPlace): { readonly data: Float32Array; readonly bytes: Uint8Array };
  /** Throws what `read` would, without reading the numbers. */
  check(place: TensorPlace): void;
  close(): void;
}

export const weightFiles = { single: 'model.safetensors', index: 'model.safetensors.index.json' };

const LARGEST_INDEX = 64 * 2 ** 20;
const MOST_SHARDS = 1000;

const indexSchema = z.object({
  weight_map: z.record(
    z.string(),
    z
      .string()
      .max(255)
      .regex(/^[\w-][\w.-]*\.safetensors$/, 'must be the plain name of a safetensors file'),
  ),
});

/**
 * Opens the weights of a Hugging Face folder.
 * @throws CallError `invalid-input` naming the file that is missing or damaged
 */
export function openWeights(directory: string): TensorSource {
  const shards = existsSync(join(directory, weightFiles.single))
    ? [weightFiles.single]
    : shardsOf(directory);
  const open: SafetensorsFile[] = [];
  const close = (): void => {
    for (const file of open) file.close();
  };
  try {
    const places = new Map<string, SafetensorsFile>();
    for (const shard of shards) {
      const file = openSafetensors(join(directory, shard), shard);
      open.push(file);
      for (const name of file.entries.keys()) {
        if (places.has(name)) throw damaged(`the tensor ${quote(name)} stands in two files`);
        places.set(name, file);
      }
    }
    return { ...source(places), close };
  } catch (error) {
    close();
    throw error;
  }
}

function shardsOf(directory: string): readonly string[] {
  const file = join(directory, weightFiles.index);
  if (!existsSync(file)) {
    throw new CallError(
      'invalid-input',
      `There is neither ${weightFiles.single} nor ${weightFiles.index} in the checkpoint.`,
    );
  }
  const parsed = indexSchema.safeParse(readJsonFile(file, LARGEST_INDEX, weightFiles.index));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.map((part) => quote(String(part))).join('.') ?? '';
    throw new CallError(
      'invalid-input',
      `${weightFiles.index} cannot be used: ${field}: ${issue?.message ?? 'invalid'}.`,
    );
  }
  const shards = [...new Set(Object.values(parsed.data.weight_map))].sort();
  if (shards.length > MOST_SHARDS) {
    throw new CallError('invalid-input', `${weightFiles.index} names ${shards.length} files.`);
  }
  return shards;
}

function source(places: ReadonlyMap<string, SafetensorsFile>): Omit<TensorSource, 'close'> {
  const find = ({ tensor, shape, transposed }: TensorPlace) => {
    const file = places.get(tensor);
    const entry = file?.entries.get(tensor);
    if (!file || !entry) throw damaged(`it lacks the tensor ${tensor}`);
    const expected = transposed ? [...shape].reverse() : shape;
    if (!sameShape(entry.shape, expected)) {
      throw damaged(
        `the tensor ${tensor} is ${showShape(entry.shape.slice(0, 8))}, where config.json asks for ${showShape(expected)}`,
      );
    }
    return { file, entry };
  };
  return {
    names: [...places.keys()],
    check: (place) => {
      find(place);
    },
    read: (place) => {
      const { file, entry } = find(place);
      return file.read(entry);
    },
  };
}

function damaged(why: string): CallError {
  return new CallError('invalid-input', `The checkpoint cannot be used: ${why}.`);
}
