import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import {
  configRefusal,
  rope,
  type ConfigJson,
} from '@main/qmodel/architecture/families/config-json';

type SharedFields = Pick<
  DecoderConfig,
  | 'vocabulary'
  | 'width'
  | 'layers'
  | 'heads'
  | 'keyValueHeads'
  | 'feedForward'
  | 'matchFeatures'
  | 'headSize'
  | 'rotarySize'
  | 'rotaryBase'
  | 'rotaryScaling'
  | 'positions'
  | 'tied'
>;

/**
 * What every family reads alike.
 * @param share how much of a head the positions turn when the config does not say
 * @throws CallError naming the fields that do not fit one another
 */
export function sharedFields(config: ConfigJson, share: number): SharedFields {
  const { hidden_size: width, num_attention_heads: heads } = config;
  const keyValueHeads = config.num_key_value_heads ?? heads;
  if (heads % keyValueHeads !== 0) {
    throw configRefusal(
      'num_key_value_heads',
      `${heads} attention heads cannot share ${keyValueHeads} heads of keys`,
    );
  }
  const headSize = config.head_dim ?? width / heads;
  if (!Number.isInteger(headSize)) {
    throw configRefusal(
      'hidden_size',
      `${width} is not a multiple of the ${heads} attention heads`,
    );
  }
  if (config.quantization_config != null) {
    throw configRefusal('quantization_config', 'StepQ reads no quantised weights');
  }
  const turned = rope(config, share);
  const rotarySize = Math.trunc(headSize * turned.share);
  if (rotarySize % 2 !== 0 || rotarySize === 0) {
    throw configRefusal(
      'head_dim',
      `${rotarySize} coordinates of a head cannot be turned in pairs`,
    );
  }
  return {
    vocabulary: config.vocab_size,
    width,
    layers: config.num_hidden_layers,
    heads,
    keyValueHeads,
    feedForward: config.intermediate_size,
    matchFeatures: 0,
    headSize,
    rotarySize,
    rotaryBase: turned.base,
    rotaryScaling: turned.scaling,
    positions: config.max_position_embeddings,
    tied: config.tie_word_embeddings ?? false,
  };
}
