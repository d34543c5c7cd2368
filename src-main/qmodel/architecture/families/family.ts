import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { ConfigJson } from '@main/qmodel/architecture/families/config-json';

/** One family of Hugging Face decoders: what its config means and what its tensors are called. */
export interface Family {
  /** `model_type` of config.json. */
  readonly modelType: 'llama' | 'qwen2' | 'phi';
  /** The class that Hugging Face's library loads it with. */
  readonly className: string;
  /** @throws CallError naming the field that asks for what StepQ does not know */
  decoder(config: ConfigJson): DecoderConfig;
  /** The fields of config.json beyond those that all families share. */
  ownFields(decoder: DecoderConfig): Readonly<Record<string, unknown>>;
  /** Modules by the parameter's name: of the whole model, and of one layer. */
  readonly modules: Readonly<Record<string, string>>;
  readonly layerModules: Readonly<Record<string, string>>;
}
