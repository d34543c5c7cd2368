import type { ExperimentConfig } from '@shared/experiment/config';
import type { RotaryScaling } from '@main/qmodel/architecture/blocks/rotary-scaling';
import { MATCH_FEATURES } from '@main/qmodel/render/match-features';

/** Sizes of a decoder. */
export interface DecoderSizes {
  readonly vocabulary: number;
  /** d, the width of the residual stream. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Heads of keys and values; `heads` is a multiple of it (grouped-query attention). */
  readonly keyValueHeads: number;
  /** Inner width of the feed-forward block. */
  readonly feedForward: number;
  /**
   * F: numbers beside each token that say how its word compares with the instruction; 0 for a
   * decoder that reads tokens alone.
   */
  readonly matchFeatures: number;
}

/** StepQ's own decoder and the families whose checkpoints it reads and writes. */
export const decoderFamilies = ['stepq', 'llama', 'qwen2', 'phi'] as const;
export type DecoderFamily = (typeof decoderFamilies)[number];

/** A decoder, completely: its sizes and which blocks it is made of. */
export interface DecoderConfig extends DecoderSizes {
  readonly family: DecoderFamily;
  /** Coordinates of one attention head; even. */
  readonly headSize: number;
  /** How many of them, from the first on, the positions turn; even. */
  readonly rotarySize: number;
  /** θ of the rotary angles. */
  readonly rotaryBase: number;
  /** How the angles were changed for a longer context; `null` where they were not. */
  readonly rotaryScaling: RotaryScaling | null;
  /** Positions that it was made for. */
  readonly positions: number;
  readonly norm: 'rms' | 'layer';
  readonly normEpsilon: number;
  /** Attention and feed-forward one after the other, each with its norm, or side by side behind one. */
  readonly block: 'sequential' | 'parallel';
  readonly activation: 'swiglu' | 'gelu-tanh';
  /** Which linear maps add a bias. */
  readonly biases: {
    readonly queryKeyValue: boolean;
    readonly output: boolean;
    readonly feedForward: boolean;
    readonly head: boolean;
  };
  /** Whether the output layer is the embedding. */
  readonly tied: boolean;
}

/** Positions that StepQ's own decoder is made for. */
const OWN_POSITIONS = 2048;

/** StepQ's own decoder: Llama's blocks without biases, tied, with match features. */
export function ownDecoder(sizes: DecoderSizes): DecoderConfig {
  const headSize = sizes.width / sizes.heads;
  return {
    ...sizes,
    family: 'stepq',
    headSize,
    rotarySize: headSize,
    rotaryBase: 10_000,
    rotaryScaling: null,
    positions: OWN_POSITIONS,
    norm: 'rms',
    normEpsilon: 1e-5,
    block: 'sequential',
    activation: 'swiglu',
    biases: { queryKeyValue: false, output: false, feedForward: false, head: false },
    tied: true,
  };
}

type PresetName = ExperimentConfig['model']['preset'];

const presets: Record<PresetName, Omit<DecoderSizes, 'vocabulary' | 'matchFeatures'>> = {
  micro: { width: 64, layers: 2, heads: 2, keyValueHeads: 2, feedForward: 172 },
  tiny: { width: 128, layers: 2, heads: 4, keyValueHeads: 4, feedForward: 344 },
  small: { width: 256, layers: 4, heads: 4, keyValueHeads: 4, feedForward: 684 },
  base: { width: 512, layers: 8, heads: 8, keyValueHeads: 8, feedForward: 1368 },
};

/** The decoder of a preset over a vocabulary of the given size. */
export function presetDecoder(preset: PresetName, vocabulary: number): DecoderConfig {
  return ownDecoder({ ...presets[preset], vocabulary, matchFeatures: MATCH_FEATURES });
}
