import { requireActivation } from '@main/qmodel/architecture/families/config-json';
import type { Family } from '@main/qmodel/architecture/families/family';
import { sharedFields } from '@main/qmodel/architecture/families/shared-fields';

/** Where Llama and Qwen2 keep their weights. */
export const llamaModules = {
  modules: { 'embedding.tokens': 'model.embed_tokens', norm: 'model.norm', head: 'lm_head' },
  layerModules: {
    attentionNorm: 'input_layernorm',
    query: 'self_attn.q_proj',
    key: 'self_attn.k_proj',
    value: 'self_attn.v_proj',
    output: 'self_attn.o_proj',
    feedForwardNorm: 'post_attention_layernorm',
    gate: 'mlp.gate_proj',
    up: 'mlp.up_proj',
    down: 'mlp.down_proj',
  },
};

/** Llama 1–3, SmolLM2, TinyLlama and what else calls itself so (arXiv 2302.13971). */
export const llama: Family = {
  modelType: 'llama',
  className: 'LlamaForCausalLM',
  ...llamaModules,
  decoder: (config) => {
    requireActivation(config, ['silu', 'swish']);
    const bias = config.attention_bias ?? false;
    return {
      ...sharedFields(config, 1),
      family: 'llama',
      norm: 'rms',
      normEpsilon: config.rms_norm_eps ?? 1e-6,
      block: 'sequential',
      activation: 'swiglu',
      biases: {
        queryKeyValue: bias,
        output: bias,
        feedForward: config.mlp_bias ?? false,
        head: false,
      },
    };
  },
  ownFields: ({ normEpsilon, headSize, biases }) => ({
    hidden_act: 'silu',
    rms_norm_eps: normEpsilon,
    head_dim: headSize,
    attention_bias: biases.output,
    mlp_bias: biases.feedForward,
  }),
};
