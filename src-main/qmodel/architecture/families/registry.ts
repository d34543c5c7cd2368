import { z } from 'zod';
import type { Shape } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import {
  configJsonSchema,
  configRefusal,
  ropeScalingJson,
  shown,
} from '@main/qmodel/architecture/families/config-json';
import type { Family } from '@main/qmodel/architecture/families/family';
import { ownConfigJson, ownDecoderOf, ownModelType } from '@main/qmodel/architecture/families/own';
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
  if (typed.data.model_type === ownModelType) return ownDecoderOf(configJson);
  const family = families.find(({ modelType }) => modelType === typed.data.model_type);
  if (!family) {
    const known = [...families.map((each) => each.modelType), ownModelType].join(', ');
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

/** The config.json that `decoderOf` reads as this decoder. */
export function configJsonOf(decoder: DecoderConfig): Readonly<Record<string, unknown>> {
  if (decoder.family === ownModelType) return ownConfigJson(decoder);
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
    ...(decoder.rotaryScaling ? { rope_scaling: ropeScalingJson(decoder.rotaryScaling) } : {}),
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

/** The place of every parameter of a decoder. */
export function tensorPlaces(decoder: DecoderConfig): readonly TensorPlace[] {
  if (decoder.family === ownModelType) {
    return [...parameterShapes(decoder)].map(([name, shape]) => ({
      name,
      shape,
      tensor: name,
      transposed: false,
    }));
  }
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

/** @throws Error for StepQ's own decoder, which is of no family of Hugging Face */
function familyOf({ family }: DecoderConfig): Family {
  const found = families.find(({ modelType }) => modelType === family);
  if (!found) throw new Error(`There is no Hugging Face family ${family}.`);
  return found;
}
