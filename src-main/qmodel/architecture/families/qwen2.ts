import { configRefusal, requireActivation } from '@main/qmodel/architecture/families/config-json';
import type { Family } from '@main/qmodel/architecture/families/family';
import { llamaModules } from '@main/qmodel/architecture/families/llama';
import { sharedFields } from '@main/qmodel/architecture/families/shared-fields';

/** Qwen2 and Qwen2.5: Llama with biases of queries, keys and values (arXiv 2407.10671). */
export const qwen2: Family = {
  modelType: 'qwen2',
  className: 'Qwen2ForCausalLM',
  ...llamaModules,
  decoder: (config) => {
    requireActivation(config, ['silu', 'swish']);
    if (config.use_sliding_window) {
      throw configRefusal(
        'use_sliding_window',
        'StepQ does not know attention in a sliding window',
      );
    }
    return {
      ...sharedFields(config, 1),
      family: 'qwen2',
      norm: 'rms',
      normEpsilon: config.rms_norm_eps ?? 1e-6,
      block: 'sequential',
      activation: 'swiglu',
      biases: { queryKeyValue: true, output: false, feedForward: false, head: false },
    };
  },
  ownFields: ({ normEpsilon, headSize }) => ({
    hidden_act: 'silu',
    rms_norm_eps: normEpsilon,
    head_dim: headSize,
    use_sliding_window: false,
  }),
};
