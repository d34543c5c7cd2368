import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import {
  rotaryScalingSchema,
  type RotaryScaling,
} from '@main/qmodel/architecture/blocks/rotary-scaling';

const size = (most: number) => z.int().positive().max(most);

const ropeSchema = z
  .object({
    rope_type: z.string().optional(),
    type: z.string().optional(),
    rope_theta: z.number().positive().max(1e12).optional(),
    partial_rotary_factor: z.number().positive().max(1).optional(),
    factor: z.number().optional(),
    low_freq_factor: z.number().optional(),
    high_freq_factor: z.number().optional(),
    original_max_position_embeddings: z.number().optional(),
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

/** How positions turn a head. */
export interface Rope {
  readonly base: number;
  /** Of a head that is turned. */
  readonly share: number;
  readonly scaling: RotaryScaling | null;
}

/**
 * How positions turn a head, from either notation of config.json.
 * @param share of a head that is turned when the config does not say
 * @throws CallError naming the scaling
 */
export function rope(config: ConfigJson, share: number): Rope {
  const { rope_parameters: parameters, rope_scaling: scaling } = config;
  return {
    base: parameters?.rope_theta ?? config.rope_theta ?? 10_000,
    share: parameters?.partial_rotary_factor ?? config.partial_rotary_factor ?? share,
    scaling: scalingOf('rope_parameters', parameters) ?? scalingOf('rope_scaling', scaling) ?? null,
  };
}

function scalingOf(field: string, value: z.output<typeof ropeSchema>): RotaryScaling | null {
  const kind = value?.rope_type ?? value?.type ?? 'default';
  if (value == null || kind === 'default') return null;
  const { factor, low_freq_factor: low, high_freq_factor: high } = value;
  const known = {
    linear: { kind, factor },
    dynamic: { kind, factor },
    llama3: { kind, factor, low, high, original: value.original_max_position_embeddings },
  }[kind];
  if (!known) {
    throw configRefusal(field, `StepQ does not know the scaling of positions “${shown(kind)}”`);
  }
  const parsed = rotaryScalingSchema.safeParse(known);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = scalingFields[String(issue?.path[0])] ?? 'factor';
  throw configRefusal(`${field}.${name}`, issue?.message ?? 'invalid');
}

/** What config.json calls the parts of a scaling. */
const scalingFields: Readonly<Record<string, string>> = {
  factor: 'factor',
  low: 'low_freq_factor',
  high: 'high_freq_factor',
  original: 'original_max_position_embeddings',
};

/** A scaling as `rope_scaling` of a config.json. */
export function ropeScalingJson(scaling: RotaryScaling): Readonly<Record<string, unknown>> {
  const { kind, ...numbers } = scaling;
  return {
    rope_type: kind,
    ...Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [scalingFields[name] ?? name, value]),
    ),
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
