import { z } from 'zod';
import { featureNames } from '@main/search/ranker/features';
import type { Rarity } from '@main/search/ranker/rarity';

const finite = z.number().refine(Number.isFinite, 'is not a finite number');

/** A trained linear ranker as it is stored: plain JSON. */
export const rankerSchema = z.strictObject({
  /** Changes when the meaning of a feature changes. */
  version: z.literal(1),
  features: z.array(
    z.strictObject({
      name: z.enum(featureNames),
      /** Root mean square of the feature's differences in training, by which it is divided. */
      scale: finite.positive(),
      /** Weight of the scaled feature. */
      weight: finite,
    }),
  ),
  /** Document frequencies of stems in the training observations; those seen once are left out. */
  rarity: z.strictObject({
    documents: z.int().min(0),
    frequency: z.record(z.string(), z.int().min(2)),
  }),
  /** What it was trained on. */
  trained: z.strictObject({ pairs: z.int().min(0), accuracy: z.number().min(0).max(1) }),
});

export type LinearRanker = z.output<typeof rankerSchema>;

/** The weights by which raw features are multiplied, in the order of `featureNames`. */
export function rawWeights(ranker: LinearRanker): Float64Array {
  const byName = new Map(ranker.features.map(({ name, scale, weight }) => [name, weight / scale]));
  return Float64Array.from(featureNames, (name) => byName.get(name) ?? 0);
}

export function rarityOf({ rarity }: LinearRanker): Rarity {
  return {
    documents: rarity.documents,
    frequency: new Map(Object.entries(rarity.frequency)),
  };
}
