import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';

const size = (most: number) => z.int().positive().max(most);

const ropeSchema = z
  .object({
    rope_type: z.string().optional(),
    type: z.string().optional(),
    rope_theta: z.number().positive().max(1e12).optional(),
    partial_rotary_factor: z.number().positive().max(1).optional(),
  })
  .nullish();

/** The fields of a Hugging Face config.json that decide what its decoder computes. */
export const configJsonSchema = z.object({
  model_type: z.string(),
  vocab_size: size(4_000_000),
  hidden_size: size(65_536),
  intermediate_size: size(1_000_000),
  num_hidden_layers: size(1000),
  num_attention_heads: size(1024),
  num_key_value_heads: size(1024).nullish(),
  head_dim: size(4096).nullish(),
  max_position_embeddings: size(100_000_000),
  hidden_act: z.string().optional(),
  rms_norm_eps: z.number().positive().max(1).optional(),
  layer_norm_eps: z.number().positive().max(1).optional(),
  rope_theta: z.number().positive().max(1e12).optional(),
  rope_scaling: ropeSchema,
  rope_parameters: ropeSchema,
  partial_rotary_factor: z.number().positive().max(1).optional(),
  tie_word_embeddings: z.boolean().optional(),
  attention_bias: z.boolean().optional(),
  mlp_bias: z.boolean().optional(),
  qk_layernorm: z.boolean().optional(),
  use_sliding_window: z.boolean().optional(),
  quantization_config: z.unknown().optional(),
});
export type ConfigJson = z.output<typeof configJsonSchema>;

/** A refusal that names the field of config.json. */
export function configRefusal(field: string, why: string): CallError {
  return new CallError('invalid-input', `config.json cannot be used: ${field}: ${why}.`);
}

/**
 * How positions turn a head, from either notation of config.json.
 * @param share of a head that is turned when the config does not say
 * @throws CallError naming the scaling
 */
export function rope(
  config: ConfigJson,
  share: number,
): { readonly base: number; readonly share: number } {
  const { rope_parameters: parameters, rope_scaling: scaling } = config;
  for (const [field, value] of Object.entries({
    rope_parameters: parameters,
    rope_scaling: scaling,
  })) {
    const kind = value?.rope_type ?? value?.type ?? 'default';
    if (kind !== 'default') {
      throw configRefusal(field, `StepQ does not know the scaling of positions “${shown(kind)}”`);
    }
  }
  return {
    base: parameters?.rope_theta ?? config.rope_theta ?? 10_000,
    share: parameters?.partial_rotary_factor ?? config.partial_rotary_factor ?? share,
  };
}

/** Requires the activation function to be one of `known`. @throws CallError naming it */
export function requireActivation(
  { hidden_act: name }: ConfigJson,
  known: readonly string[],
): void {
  if (name === undefined || known.includes(name)) return;
  throw configRefusal(
    'hidden_act',
    `StepQ does not know the activation function “${shown(name)}” in this place`,
  );
}

/** A text from outside at a length that fits a sentence. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
