import type { ExperimentConfig } from '@shared/experiment/config';
import { MATCH_BUCKETS } from '@main/qmodel/render/match';

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
  /** Rows of the match embedding. */
  readonly matchBuckets: number;
}

type PresetName = ExperimentConfig['model']['preset'];

const presets: Record<PresetName, Omit<DecoderConfig, 'vocabulary' | 'matchBuckets'>> = {
  micro: { width: 64, layers: 2, heads: 2, keyValueHeads: 2, feedForward: 172 },
  tiny: { width: 128, layers: 2, heads: 4, keyValueHeads: 4, feedForward: 344 },
  small: { width: 256, layers: 4, heads: 4, keyValueHeads: 4, feedForward: 684 },
};

/** The decoder of a preset over a vocabulary of the given size. */
export function presetDecoder(preset: PresetName, vocabulary: number): DecoderConfig {
  return { ...presets[preset], vocabulary, matchBuckets: MATCH_BUCKETS };
}
