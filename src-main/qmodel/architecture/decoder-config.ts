import type { ExperimentConfig } from '@shared/experiment/config';
import { MATCH_FEATURES } from '@main/qmodel/render/match-features';

/** Sizes of a decoder. */
export interface DecoderConfig {
  readonly vocabulary: number;
  /** d, the width of the residual stream. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Heads of keys and values; `heads` is a multiple of it (grouped-query attention). */
  readonly keyValueHeads: number;
  /** Inner width of the SwiGLU feed-forward block. */
  readonly feedForward: number;
  /** F: numbers beside each token that say how its word compares with the instruction. */
  readonly matchFeatures: number;
}

type PresetName = ExperimentConfig['model']['preset'];

const presets: Record<PresetName, Omit<DecoderConfig, 'vocabulary' | 'matchFeatures'>> = {
  micro: { width: 64, layers: 2, heads: 2, keyValueHeads: 2, feedForward: 172 },
  tiny: { width: 128, layers: 2, heads: 4, keyValueHeads: 4, feedForward: 344 },
  small: { width: 256, layers: 4, heads: 4, keyValueHeads: 4, feedForward: 684 },
  base: { width: 512, layers: 8, heads: 8, keyValueHeads: 8, feedForward: 1368 },
};

/** The decoder of a preset over a vocabulary of the given size. */
export function presetDecoder(preset: PresetName, vocabulary: number): DecoderConfig {
  return { ...presets[preset], vocabulary, matchFeatures: MATCH_FEATURES };
}
