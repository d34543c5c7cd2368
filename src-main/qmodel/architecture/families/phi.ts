import { configRefusal, requireActivation } from '@main/qmodel/architecture/families/config-json';
import type { Family } from '@main/qmodel/architecture/families/family';
import { sharedFields } from '@main/qmodel/architecture/families/shared-fields';

/** Phi-1, 1.5 and 2: attention and feed-forward side by side, half-turned heads, biases everywhere. */
export const phi: Family = {
  modelType: 'phi',
  className: 'PhiForCausalLM',
  modules: {
    'embedding.tokens': 'model.embed_tokens',
    norm: 'model.final_layernorm',
    head: 'lm_head',
  },
  layerModules: {
    attentionNorm: 'input_layernorm',
    query: 'self_attn.q_proj',
    key: 'self_attn.k_proj',
    value: 'self_attn.v_proj',
    output: 'self_attn.dense',
    up: 'mlp.fc1',
    down: 'mlp.fc2',
  },
  decoder: (config) => {
    requireActivation(config, ['gelu_new', 'gelu_pytorch_tanh', 'gelu_fast']);
    if (config.qk_layernorm) {
      throw configRefusal('qk_layernorm', 'StepQ does not know norms of queries and keys');
    }
    return {
      ...sharedFields(config, 0.5),
      family: 'phi',
      norm: 'layer',
      normEpsilon: config.layer_norm_eps ?? 1e-5,
      block: 'parallel',
      activation: 'gelu-tanh',
      biases: { queryKeyValue: true, output: true, feedForward: true, head: true },
    };
  },
  ownFields: ({ normEpsilon, rotarySize, headSize }) => ({
    hidden_act: 'gelu_new',
    layer_norm_eps: normEpsilon,
    partial_rotary_factor: rotarySize / headSize,
    qk_layernorm: false,
  }),
};
