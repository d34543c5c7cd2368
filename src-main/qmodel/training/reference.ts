import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFolderAtomically } from '@main/qmodel/checkpoint/files';
import { decodeSafetensors, encodeSafetensors } from '@main/qmodel/checkpoint/safetensors';

/**
 * Σ log π_ref of the pairs under the reference model, flat: chosen and rejected of the first pair,
 * then of the second, … The reference is frozen, so each is computed once in a run.
 */
export interface ReferenceLogProbabilities {
  readonly train: Float32Array;
  readonly heldout: Float32Array;
}

const file = 'reference-log-probabilities.safetensors';

/** Stores them in a folder of their own: complete or absent. */
export async function writeReference(
  directory: string,
  request: string,
  { train, heldout }: ReferenceLogProbabilities,
): Promise<void> {
  const tensors = new Map([
    ['train', { shape: [train.length / 2, 2], data: train }],
    ['heldout', { shape: [heldout.length / 2, 2], data: heldout }],
  ]);
  await writeFolderAtomically(
    directory,
    new Map([[file, encodeSafetensors(tensors, { request })]]),
  );
}

/**
 * Those of the same request, `null` where there are none.
 * @throws CallError `invalid-input` for a damaged file
 */
export function readReference(
  directory: string,
  request: string,
): ReferenceLogProbabilities | null {
  const path = join(directory, file);
  if (!existsSync(path)) return null;
  const { tensors, metadata } = decodeSafetensors(readFileSync(path), file);
  const [train, heldout] = [tensors.get('train')?.data, tensors.get('heldout')?.data];
  return metadata['request'] === request && train && heldout ? { train, heldout } : null;
}
