import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The committed random checkpoints, one per family (see their README). */
export const checkpointFamilies = ['llama', 'qwen2', 'phi'] as const;
export type CheckpointFamily = (typeof checkpointFamilies)[number];

export function checkpointFolder(family: CheckpointFamily): string {
  return resolve('test/fixtures/checkpoints', family);
}

/** A copy of a checkpoint that a test may damage. */
export function copyCheckpoint(family: CheckpointFamily, to: string): string {
  const folder = join(to, family);
  cpSync(checkpointFolder(family), folder, { recursive: true });
  return folder;
}

interface Golden {
  readonly ids: readonly (readonly number[])[];
  /** Every how many entries of the vocabulary were kept. */
  readonly every: number;
  /** [sequence][position][entry]. */
  readonly logits: readonly (readonly (readonly number[])[])[];
}

/** What PyTorch gives for the checkpoint. */
export function goldenLogits(family: CheckpointFamily): Golden {
  return JSON.parse(readFileSync(join(checkpointFolder(family), 'logits.json'), 'utf8')) as Golden;
}
