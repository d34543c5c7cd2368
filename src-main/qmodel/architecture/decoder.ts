import type { Graph } from '@main/qmodel/autodiff/graph';
import { add } from '@main/qmodel/autodiff/primitives/arithmetic';
import { matmul } from '@main/qmodel/autodiff/primitives/linear';
import { gatherRows } from '@main/qmodel/autodiff/primitives/lookup';
import { reshape } from '@main/qmodel/autodiff/primitives/shape';
import { recomputed } from '@main/qmodel/autodiff/recompute';
import { dimension, type Tensor } from '@main/qmodel/autodiff/tensor';
import { attention, type KeysAndValues } from '@main/qmodel/architecture/blocks/attention';
import { feedForward } from '@main/qmodel/architecture/blocks/feed-forward';
import { biasOf, normalised, type ParameterLookup } from '@main/qmodel/architecture/blocks/parts';
import { rotation } from '@main/qmodel/architecture/blocks/rotation';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';

/** What a decoder reads. */
export interface DecoderInput {
  /** [B, T]. */
  readonly ids: Tensor;
  /** Match features, [B, T, F]; `null` for a decoder without. */
  readonly features: Tensor | null;
  /** [B, T]. */
  readonly positions: Tensor;
  /**
   * Added to the attention scores: 0 where a row may look, a large negative number elsewhere;
   * [B, 1, T, T], or [B, 1, T, P + T] where `memory` puts P tokens before.
   */
  readonly bias: Tensor;
  readonly memory?: Memory;
}

/** Given what a layer made of its own tokens, gives what they look at: with that of tokens before, say. */
export type Memory = (layer: number, own: KeysAndValues) => KeysAndValues;

/**
 * A decoder of any known family: embedding, layers of attention and feed-forward, last norm. Where
 * there are match features, their embeddings are added to the token's, each scaled by the feature's
 * value.
 * @returns the normalised hidden states [B·T, d]
 */
export function decoder(
  graph: Graph,
  config: DecoderConfig,
  parameter: ParameterLookup,
  input: DecoderInput,
): Tensor {
  let x = embedded(graph, config, parameter, input);
  const turns = rotation(graph, config, input.positions);
  for (let layer = 0; layer < config.layers; layer += 1) {
    const own: ParameterLookup = (name) => parameter(`layers.${layer}.${name}`);
    const seen = (made: KeysAndValues): KeysAndValues => input.memory?.(layer, made) ?? made;
    const block = (from: Tensor): Tensor => {
      const normal = normalised(graph, config, from, own, 'attentionNorm');
      const mixed = attention(graph, config, own, normal, turns, input.bias, seen);
      const looked = add(graph, from, mixed);
      const read =
        config.block === 'parallel'
          ? normal
          : normalised(graph, config, looked, own, 'feedForwardNorm');
      return add(graph, looked, feedForward(graph, config, own, read));
    };
    x = graph.target.recompute ? recomputed(graph, x, block) : block(x);
  }
  return normalised(graph, config, x, parameter, 'norm');
}

function embedded(
  graph: Graph,
  { width, matchFeatures }: DecoderConfig,
  parameter: ParameterLookup,
  { ids, features }: DecoderInput,
): Tensor {
  const rows = dimension(ids, 0) * dimension(ids, 1);
  const flat = (y: Tensor, size: number): Tensor => reshape(graph, y, [rows, size]);
  const tokens = gatherRows(graph, parameter('embedding.tokens'), ids);
  if (!features) return flat(tokens, width);
  const beside = flat(features, matchFeatures);
  return add(graph, flat(tokens, width), matmul(graph, beside, parameter('embedding.match')));
}

/** Logits [N, V] of hidden states [N, d]: by the embedding where it is tied, else by a head. */
export function outputLayer(
  graph: Graph,
  { tied, biases }: DecoderConfig,
  parameter: ParameterLookup,
  hidden: Tensor,
): Tensor {
  const table = parameter(tied ? 'embedding.tokens' : 'head');
  const logits = matmul(graph, hidden, table, { transposeB: true });
  return biases.head ? add(graph, logits, parameter(biasOf('head'))) : logits;
}
