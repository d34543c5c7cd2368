import { z } from 'zod';
import { rotaryScalingSchema } from '@main/qmodel/architecture/blocks/rotary-scaling';
import {
  decoderFamilies,
  ownDecoder,
  type DecoderConfig,
} from '@main/qmodel/architecture/decoder-config';

const sizes = {
  vocabulary: z.int().positive(),
  width: z.int().positive(),
  layers: z.int().positive().max(1000),
  heads: z.int().positive(),
  keyValueHeads: z.int().positive(),
  feedForward: z.int().positive(),
};

/** StepQ's own decoder follows from its sizes. */
const ownSchema = z.strictObject({ ...sizes, matchFeatures: z.int().positive() });

const wholeSchema = z.strictObject({
  ...sizes,
  matchFeatures: z.int().min(0),
  family: z.enum(decoderFamilies),
  headSize: z.int().positive(),
  rotarySize: z.int().positive().multipleOf(2),
  rotaryBase: z.number().positive(),
  rotaryScaling: rotaryScalingSchema.nullable().default(null),
  positions: z.int().positive(),
  norm: z.enum(['rms', 'layer']),
  normEpsilon: z.number().positive(),
  block: z.enum(['sequential', 'parallel']),
  activation: z.enum(['swiglu', 'gelu-tanh']),
  biases: z.strictObject({
    queryKeyValue: z.boolean(),
    output: z.boolean(),
    feedForward: z.boolean(),
    head: z.boolean(),
  }),
  tied: z.boolean(),
});

/** A decoder as a model's manifest holds it. */
export const decoderSchema = z.union([ownSchema.transform(ownDecoder), wholeSchema]);

/** What `decoderSchema` reads as this decoder. */
export function storedDecoder(decoder: DecoderConfig): z.input<typeof decoderSchema> {
  if (decoder.family !== 'stepq') return decoder;
  const { vocabulary, width, layers, heads, keyValueHeads, feedForward, matchFeatures } = decoder;
  return { vocabulary, width, layers, heads, keyValueHeads, feedForward, matchFeatures };
}
