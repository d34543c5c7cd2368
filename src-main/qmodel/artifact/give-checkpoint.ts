import { join } from 'node:path';
import type { ModelManifest } from '@main/qmodel/artifact/manifest';
import {
  readModelFolder,
  requireShapes,
  writeModelFolder,
} from '@main/qmodel/artifact/model-folder';
import { readKeptCheckpoint } from '@main/qmodel/training/kept-checkpoints';
import { CallError } from '@main/rpc/rpc';

/** Where a training leaves its model. */
export function modelFolder(trainingDirectory: string): string {
  return join(trainingDirectory, 'model');
}

/**
 * Writes the weights of a checkpoint into the model of the same training; reference, tokenizer and
 * the rest stay. Its held-out accuracy is the checkpoint's, of at most 256 pairs.
 * @throws CallError `not-found` where that step or the model is not there, `conflict` when they are of
 *   two trainings, `invalid-input` for a damaged file; the model is left as it is
 */
export async function giveCheckpoint(
  trainingDirectory: string,
  step: number,
): Promise<ModelManifest> {
  const directory = modelFolder(trainingDirectory);
  const { facts, weights } = readKeptCheckpoint(trainingDirectory, step);
  const { manifest, ...artifact } = readModelFolder(directory);
  if (manifest.request !== facts.request) {
    throw new CallError(
      'conflict',
      `The checkpoint of step ${step} is of another training than the model. The model stays as it is.`,
    );
  }
  requireShapes(weights, manifest.decoder, `checkpoint of step ${step}`);
  const { heldoutAccuracy } = facts;
  const changed = { ...manifest, checkpoint: step, heldoutAccuracy };
  return writeModelFolder(directory, { ...artifact, weights, manifest: changed });
}
