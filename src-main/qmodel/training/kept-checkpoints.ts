import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { writeFolderAtomically } from '@main/qmodel/checkpoint/files';
import { readJsonFile } from '@main/qmodel/checkpoint/json-file';
import { decodeSafetensors, encodeSafetensors } from '@main/qmodel/checkpoint/safetensors';
import { CallError } from '@main/rpc/rpc';
import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';

/**
 * Checkpoints that a person may choose from: weights only, beside the one that a killed training
 * goes on from. Each is a folder `checkpoints/step-<n>` of the training's folder, complete or absent.
 */

const manifestSchema = z.strictObject({
  version: z.literal(1),
  /** Hash of everything the training depends on. */
  request: z.string(),
  step: z.int().min(1),
  heldoutAccuracy: z.number().min(0).max(1).nullable(),
  heldoutLoss: z.number().nullable(),
});

/** What is written of a checkpoint. */
export type CheckpointFacts = Omit<z.output<typeof manifestSchema>, 'version'>;

const files = {
  manifest: 'checkpoint.json',
  weights: 'weights.safetensors',
  /** Its presence is what pins a checkpoint. */
  pin: 'pinned',
};
const MANIFEST_BYTES = 10_000;
const NAME = /^step-(\d{1,9})$/;

const folderOf = (directory: string): string => join(directory, 'checkpoints');
const placeOf = (directory: string, step: number): string =>
  join(folderOf(directory), `step-${step}`);

/**
 * Keeps the weights of a step, and of all that are kept only the newest `keep`, the best and the
 * pinned; those of another training are removed. A step that is kept already stays as it is: the same
 * training gives the same weights.
 * @param directory the training's folder
 * @param keep 0 keeps nothing
 */
export async function keepCheckpoint(
  directory: string,
  facts: CheckpointFacts,
  weights: Parameters,
  keep: number,
): Promise<void> {
  const found = kept(directory);
  const strangers = found.filter(({ request }) => request !== facts.request);
  await Promise.all(strangers.map(({ step }) => remove(directory, step)));
  if (keep === 0) return;
  if (!found.some(({ request, step }) => request === facts.request && step === facts.step)) {
    const manifest: z.input<typeof manifestSchema> = { version: 1, ...facts };
    await writeFolderAtomically(
      placeOf(directory, facts.step),
      new Map<string, Uint8Array | string>([
        [files.weights, encodeSafetensors(weights)],
        [files.manifest, `${JSON.stringify(manifest, null, 2)}\n`],
      ]),
    );
  }
  const superfluous = surplus(listCheckpoints(directory), keep);
  await Promise.all(superfluous.map(({ step }) => remove(directory, step)));
}

/** Those that are neither pinned, nor the best, nor among the newest `keep`. */
function surplus(checkpoints: readonly KeptCheckpoint[], keep: number): readonly KeptCheckpoint[] {
  const best = bestCheckpoint(checkpoints);
  return checkpoints.slice(keep).filter((one) => !one.pinned && one !== best);
}

/** The one with the best held-out accuracy, of equals the earliest; `null` where none was measured. */
function bestCheckpoint(newestFirst: readonly KeptCheckpoint[]): KeptCheckpoint | null {
  return newestFirst.reduce<KeptCheckpoint | null>((best, one) => {
    if (one.heldoutAccuracy === null) return best;
    return one.heldoutAccuracy >= (best?.heldoutAccuracy ?? 0) ? one : best;
  }, null);
}

/** Checkpoints that are kept, newest first; what is damaged is left out. */
export function listCheckpoints(directory: string): readonly KeptCheckpoint[] {
  return kept(directory).map(({ request: _request, ...checkpoint }) => checkpoint);
}

function kept(directory: string): (KeptCheckpoint & { readonly request: string })[] {
  const folder = folderOf(directory);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const step = Number(NAME.exec(name)?.[1]);
      const manifest = Number.isInteger(step) ? manifestOf(directory, step) : null;
      if (!manifest) return [];
      const { version: _version, ...facts } = manifest;
      const place = placeOf(directory, step);
      const weights = statSync(join(place, files.weights), { throwIfNoEntry: false });
      const pinned = existsSync(join(place, files.pin));
      return weights ? [{ ...facts, step, pinned, bytes: weights.size }] : [];
    })
    .sort((a, b) => b.step - a.step);
}

function manifestOf(directory: string, step: number): z.output<typeof manifestSchema> | null {
  const file = join(placeOf(directory, step), files.manifest);
  if (!existsSync(file)) return null;
  try {
    const parsed = manifestSchema.safeParse(readJsonFile(file, MANIFEST_BYTES, files.manifest));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Reads the weights of a checkpoint, as the training had them.
 * @throws CallError `not-found` where it is not kept, `invalid-input` for a damaged file
 */
export function readKeptCheckpoint(
  directory: string,
  step: number,
): { readonly facts: CheckpointFacts; readonly weights: Parameters } {
  const manifest = manifestOf(directory, step);
  if (!manifest) throw notKept(step);
  const { version: _version, ...facts } = manifest;
  const file = join(placeOf(directory, step), files.weights);
  return { facts, weights: decodeSafetensors(readFileSync(file), files.weights).tensors };
}

/** Pins a checkpoint, so that no newer one takes its place, or unpins it. @throws CallError `not-found` */
export async function pinCheckpoint(
  directory: string,
  step: number,
  pin: 'pinned' | 'free',
): Promise<void> {
  if (!manifestOf(directory, step)) throw notKept(step);
  const file = join(placeOf(directory, step), files.pin);
  if (pin === 'pinned') await writeFile(file, '');
  else await rm(file, { force: true });
}

/** Deletes a checkpoint. @throws CallError `not-found` */
export async function deleteCheckpoint(directory: string, step: number): Promise<void> {
  if (!manifestOf(directory, step)) throw notKept(step);
  await remove(directory, step);
}

/** Its name goes first, so that half a checkpoint is never taken for one. */
async function remove(directory: string, step: number): Promise<void> {
  const aside = join(folderOf(directory), `gone-${step}-${process.pid}`);
  await rm(aside, { recursive: true, force: true });
  await rename(placeOf(directory, step), aside);
  await rm(aside, { recursive: true, force: true });
}

function notKept(step: number): CallError {
  return new CallError(
    'not-found',
    `The checkpoint of step ${step} is not kept any more. The model stays as it is.`,
  );
}
