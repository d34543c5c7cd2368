import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { parameterShapes, type Parameters } from '@main/qmodel/architecture/parameters';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { sameShape, showShape } from '@main/qmodel/autodiff/tensor';
import { storedDecoder } from '@main/qmodel/artifact/decoder-schema';
import {
  modelFiles,
  modelManifestSchema,
  type ModelManifest,
} from '@main/qmodel/artifact/manifest';
import { writeFolderAtomically } from '@main/qmodel/checkpoint/files';
import { decodeSafetensors, encodeSafetensors } from '@main/qmodel/checkpoint/safetensors';
import { styleOf, type Renderer } from '@main/qmodel/render/render';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import type { Rarity } from '@main/qmodel/render/rarity';
import { rarityJson, rarityOf } from '@main/qmodel/artifact/rarity-json';
import { fromTokenizerJson, toTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';

/** A trained model in memory. */
export interface ModelArtifact {
  readonly manifest: ModelManifest;
  readonly weights: Parameters;
  readonly reference: Parameters;
  readonly tokenizer: TokenizerModel;
  readonly rarity: Rarity;
}

/** Writes a model folder: complete or absent. Gives the manifest with the weights' hash. */
export async function writeModelFolder(
  directory: string,
  artifact: Omit<ModelArtifact, 'manifest'> & {
    readonly manifest: Omit<ModelManifest, 'weightsHash'>;
  },
): Promise<ModelManifest> {
  const weights = encodeSafetensors(artifact.weights);
  const manifest: ModelManifest = {
    ...artifact.manifest,
    weightsHash: createHash('sha256').update(weights).digest('hex'),
  };
  await writeFolderAtomically(
    directory,
    new Map<string, Uint8Array | string>([
      [modelFiles.weights, weights],
      [modelFiles.reference, encodeSafetensors(artifact.reference)],
      [modelFiles.tokenizer, toTokenizerJson(artifact.tokenizer)],
      [modelFiles.rarity, rarityJson(artifact.rarity)],
      [modelFiles.manifest, manifestJson(manifest)],
    ]),
  );
  return manifest;
}

function manifestJson(manifest: ModelManifest): string {
  const stored = { ...manifest, decoder: storedDecoder(manifest.decoder) };
  return `${JSON.stringify(stored, null, 2)}\n`;
}

/**
 * Reads a model folder.
 * @throws CallError `not-found` for no model, `invalid-input` for a damaged one, naming file and field
 */
export function readModelFolder(directory: string): ModelArtifact {
  const manifest = readManifest(directory);
  if (!manifest) throw new CallError('not-found', `There is no model in ${directory}.`);
  const tensors = (name: string): Parameters => {
    const decoded = decodeSafetensors(readFileSync(join(directory, name)), name).tensors;
    requireShapes(decoded, manifest.decoder, name);
    return decoded;
  };
  return {
    manifest,
    weights: tensors(modelFiles.weights),
    reference: tensors(modelFiles.reference),
    tokenizer: fromTokenizerJson(readFileSync(join(directory, modelFiles.tokenizer), 'utf8')),
    rarity: rarityOf(parsedFile(directory, modelFiles.rarity)),
  };
}

/** The manifest of a model folder; `null` where there is none. @throws CallError when it is damaged */
export function readManifest(directory: string): ModelManifest | null {
  if (!existsSync(join(directory, modelFiles.manifest))) return null;
  return parse(modelManifestSchema, directory, modelFiles.manifest);
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  directory: string,
  name: string,
): z.output<Schema> {
  const parsed = schema.safeParse(parsedFile(directory, name));
  if (parsed.success) return parsed.data;
  throw new CallError(
    'invalid-input',
    `The model's file ${name} is damaged: ${z.prettifyError(parsed.error)}`,
  );
}

function parsedFile(directory: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(directory, name), 'utf8'));
  } catch {
    throw new CallError('invalid-input', `The model's file ${name} is missing or no JSON.`);
  }
}

/** @throws CallError `invalid-input` for a tensor that is missing or has another shape than the decoder's */
export function requireShapes(tensors: Parameters, config: DecoderConfig, file: string): void {
  for (const [name, shape] of parameterShapes(config)) {
    const found = tensors.get(name);
    if (!found) throw new CallError('invalid-input', `${file} lacks the tensor ${name}.`);
    if (!sameShape(found.shape, shape)) {
      throw new CallError(
        'invalid-input',
        `${file} has ${name} as ${showShape(found.shape)}, expected ${showShape(shape)}.`,
      );
    }
  }
}

/** What renders decisions for a model. */
export function rendererOf({ manifest, tokenizer, rarity }: ModelArtifact): Renderer {
  return {
    tokenizer: createTokenizer(tokenizer),
    rarity,
    style: styleOf(manifest.decoder),
    limits: manifest.limits,
    scoredTokens: manifest.scoredTokens,
  };
}
