import { z } from 'zod';
import { decoderSchema } from '@main/qmodel/artifact/decoder-schema';

/** What stands beside a model's weights. */
export const modelManifestSchema = z.strictObject({
  format: z.literal('stepq-qmodel'),
  version: z.literal(2),
  /** Names of the match features, in order: a model is of use only to a program that gives the same. */
  matchFeatures: z.array(z.string()),
  decoder: decoderSchema,
  limits: z.strictObject({ prompt: z.int().positive(), branch: z.int().positive() }),
  scoredTokens: z.enum(['action', 'end']),
  beta: z.number().positive(),
  scoreMode: z.enum(['sum', 'mean', 'reference']),
  environment: z.string(),
  seed: z.int(),
  /** Steps of the whole training. */
  steps: z.int().min(0),
  /** The step whose weights these are, where that is told. */
  checkpoint: z.int().min(0).optional(),
  parameters: z.int().positive(),
  heldoutAccuracy: z.number().min(0).max(1).nullable(),
  provider: z.string(),
  weightsHash: z.string(),
  /** Hash of everything the training depended on. */
  request: z.string(),
});
export type ModelManifest = z.output<typeof modelManifestSchema>;

/** Document frequencies as they are stored. */
export const raritySchema = z.strictObject({
  documents: z.int().min(0),
  frequencies: z.record(z.string(), z.int().positive()),
});

export const modelFiles = {
  manifest: 'manifest.json',
  weights: 'weights.safetensors',
  reference: 'reference.safetensors',
  tokenizer: 'tokenizer.json',
  rarity: 'rarity.json',
} as const;
