import { z } from 'zod';
import { ownDecoder, type DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { configRefusal } from '@main/qmodel/architecture/families/config-json';
import { MATCH_FEATURES } from '@main/qmodel/render/match-features';

/** `model_type` of StepQ's own decoder, which Hugging Face's library does not know. */
export const ownModelType = 'stepq';

const size = (most: number) => z.int().positive().max(most);

const ownSchema = z
  .object({
    vocab_size: size(4_000_000),
    hidden_size: size(65_536),
    intermediate_size: size(1_000_000),
    num_hidden_layers: size(1000),
    num_attention_heads: size(1024),
    num_key_value_heads: size(1024),
    match_features: z.literal(MATCH_FEATURES),
  })
  .refine((config) => config.hidden_size % (2 * config.num_attention_heads) === 0, {
    path: ['num_attention_heads'],
    message: 'the heads must share the width evenly',
  })
  .refine((config) => config.num_attention_heads % config.num_key_value_heads === 0, {
    path: ['num_key_value_heads'],
    message: 'the heads must share the heads of keys evenly',
  });

/** @throws CallError naming the field that is damaged */
export function ownDecoderOf(configJson: unknown): DecoderConfig {
  const config = ownSchema.safeParse(configJson);
  if (!config.success) {
    const issue = config.error.issues[0];
    throw configRefusal(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'invalid');
  }
  return ownDecoder({
    vocabulary: config.data.vocab_size,
    width: config.data.hidden_size,
    feedForward: config.data.intermediate_size,
    layers: config.data.num_hidden_layers,
    heads: config.data.num_attention_heads,
    keyValueHeads: config.data.num_key_value_heads,
    matchFeatures: config.data.match_features,
  });
}

/** What `ownDecoderOf` reads as this decoder. */
export function ownConfigJson(decoder: DecoderConfig): Readonly<Record<string, unknown>> {
  return {
    architectures: ['StepqDecoder'],
    model_type: ownModelType,
    vocab_size: decoder.vocabulary,
    hidden_size: decoder.width,
    intermediate_size: decoder.feedForward,
    num_hidden_layers: decoder.layers,
    num_attention_heads: decoder.heads,
    num_key_value_heads: decoder.keyValueHeads,
    match_features: decoder.matchFeatures,
  };
}
