import { z } from 'zod';
import type { Shape } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import {
  configJsonSchema,
  configRefusal,
  shown,
} from '@main/qmodel/architecture/families/config-json';
import type { Family } from '@main/qmodel/architecture/families/family';
import { llama } from '@main/qmodel/architecture/families/llama';
import { phi } from '@main/qmodel/architecture/families/phi';
import { qwen2 } from '@main/qmodel/architecture/families/qwen2';
import { parameterShapes } from '@main/qmodel/architecture/parameters';

const families: readonly Family[] = [llama, qwen2, phi];

/**
 * The decoder that a Hugging Face config.json describes.
 * @throws CallError `invalid-input` naming the field that is damaged or asks for what is not known
 */
export function decoderOf(configJson: unknown): DecoderConfig {
  const typed = z.object({ model_type: z.string() }).safeParse(configJson);
  if (!typed.success) throw configRefusal('model_type', 'it is missing');
  const family = families.find(({ modelType }) => modelType === typed.data.model_type);
  if (!family) {
    const known = families.map(({ modelType }) => modelType).join(', ');
    throw configRefusal(
      'model_type',
      `StepQ does not know “${shown(typed.data.model_type)}”; it knows ${known}`,
    );
  }
  const config = configJsonSchema.safeParse(configJson);
  if (config.success) return family.decoder(config.data);
  const issue = config.error.issues[0];
  throw configRefusal(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'invalid');
}

/** The config.json that `decoderOf` reads as this decoder. @throws Error for StepQ's own decoder */
export function configJsonOf(decoder: DecoderConfig): Readonly<Record<string, unknown>> {
  const family = familyOf(decoder);
  return {
    architectures: [family.className],
    model_type: family.modelType,
    vocab_size: decoder.vocabulary,
    hidden_size: decoder.width,
    intermediate_size: decoder.feedForward,
    num_hidden_layers: decoder.layers,
    num_attention_heads: decoder.heads,
    num_key_value_heads: decoder.keyValueHeads,
    max_position_embeddings: decoder.positions,
    rope_theta: decoder.rotaryBase,
    tie_word_embeddings: decoder.tied,
    torch_dtype: 'float32',
    ...family.ownFields(decoder),
  };
}

/** Where a parameter lies in a checkpoint. */
export interface TensorPlace {
  /** The parameter's own name and shape. */
  readonly name: string;
  readonly shape: Shape;
  /** What the checkpoint calls it. */
  readonly tensor: string;
  /** Linear maps lie [outputs, inputs] there and [inputs, outputs] here. */
  readonly transposed: boolean;
}

/** The place of every parameter of a decoder of one of the families. */
export function tensorPlaces(decoder: DecoderConfig): readonly TensorPlace[] {
  const family = familyOf(decoder);
  return [...parameterShapes(decoder)].map(([name, shape]) => {
    const [, stem = name, bias] = /^(.*?)(\.bias)?$/.exec(name) ?? [];
    const [, layer, part] = /^layers\.(\d+)\.(.+)$/.exec(stem) ?? [];
    const module =
      layer === undefined
        ? family.modules[stem]
        : `model.layers.${layer}.${family.layerModules[part ?? ''] ?? ''}`;
    return {
      name,
      shape,
      tensor: `${module ?? ''}${bias ?? '.weight'}`,
      transposed: layer !== undefined && shape.length === 2,
    };
  });
}

function familyOf({ family }: DecoderConfig): Family {
  const found = families.find(({ modelType }) => modelType === family);
  if (!found) throw new Error(`There is no Hugging Face family ${family}.`);
  return found;
}
