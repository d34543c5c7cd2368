import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { writeFolderAtomically } from '@main/qmodel/checkpoint/files';
import { decodeSafetensors, encodeSafetensors } from '@main/qmodel/checkpoint/safetensors';
import type { BestWeights } from '@main/qmodel/training/early-stopping';
import type { OptimizerState } from '@main/qmodel/runtime/session';

/** Everything that the next training step depends on. */
export interface TrainingState {
  /** Steps done. */
  readonly step: number;
  readonly parameters: Parameters;
  readonly optimizer: OptimizerState;
  /** Running average of the parameters over the DPO steps; `null` where none is kept. */
  readonly average: Parameters | null;
  /** Where training stops early: the best weights so far; `null` before the first measurement. */
  readonly best: BestWeights | null;
}

const manifestSchema = z.strictObject({
  version: z.literal(3),
  request: z.string(),
  step: z.int().min(0),
  averaged: z.boolean(),
  best: z
    .strictObject({ accuracy: z.number(), step: z.int().min(0), misses: z.int().min(0) })
    .nullable(),
});

const files = {
  manifest: 'checkpoint.json',
  parameters: 'parameters.safetensors',
  first: 'first-moments.safetensors',
  second: 'second-moments.safetensors',
  average: 'average.safetensors',
  best: 'best.safetensors',
};

/** Writes a checkpoint over the one before: complete or absent. */
export async function writeCheckpoint(
  directory: string,
  request: string,
  { step, parameters, optimizer, average, best }: TrainingState,
): Promise<void> {
  const manifest: z.input<typeof manifestSchema> = {
    version: 3,
    request,
    step,
    averaged: average !== null,
    best: best && { accuracy: best.accuracy, step: best.step, misses: best.misses },
  };
  await writeFolderAtomically(
    directory,
    new Map<string, Uint8Array | string>([
      [files.parameters, encodeSafetensors(parameters)],
      [files.first, encodeSafetensors(optimizer.first)],
      [files.second, encodeSafetensors(optimizer.second)],
      ...(average ? ([[files.average, encodeSafetensors(average)]] as const) : []),
      ...(best ? ([[files.best, encodeSafetensors(best.weights)]] as const) : []),
      [files.manifest, JSON.stringify(manifest)],
    ]),
  );
}

/**
 * Reads the checkpoint of the same request; `null` where there is none, or one of another request,
 * which is of no use.
 * @throws CallError `invalid-input` for damaged files
 */
export function readCheckpoint(directory: string, request: string): TrainingState | null {
  const file = join(directory, files.manifest);
  if (!existsSync(file)) return null;
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!manifest.success || manifest.data.request !== request) return null;
  const tensors = (name: string): Parameters =>
    decodeSafetensors(readFileSync(join(directory, name)), name).tensors;
  return {
    step: manifest.data.step,
    parameters: tensors(files.parameters),
    optimizer: { first: tensors(files.first), second: tensors(files.second) },
    average: manifest.data.averaged ? tensors(files.average) : null,
    best: manifest.data.best && { ...manifest.data.best, weights: tensors(files.best) },
  };
}
