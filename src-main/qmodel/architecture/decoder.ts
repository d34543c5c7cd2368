import type { Graph } from '@main/qmodel/autodiff/graph';
import { silu } from '@main/qmodel/autodiff/primitives/activations';
import { add, multiply } from '@main/qmodel/autodiff/primitives/arithmetic';
import { attend } from '@main/qmodel/autodiff/primitives/attention';
import { matmul } from '@main/qmodel/autodiff/primitives/linear';
import { gatherRows, plainGatherRows } from '@main/qmodel/autodiff/primitives/lookup';
import { rmsNorm } from '@main/qmodel/autodiff/primitives/normalise';
import { rotary } from '@main/qmodel/autodiff/primitives/rotary';
import { plainReshape, reshape, transpose } from '@main/qmodel/autodiff/primitives/shape';
import { recomputed } from '@main/qmodel/autodiff/recompute';
import { dimension, type Tensor } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';

/** Positions that the rotary tables cover: the longest prompt with its action, in tokens. */
export const MAX_POSITIONS = 2048;
const ROTARY_BASE = 10_000;

/** What a decoder reads. */
export interface DecoderInput {
  /** [B, T]. */
  readonly ids: Tensor;
  /** Match features, [B, T, F]. */
  readonly features: Tensor;
  /** [B, T]. */
  readonly positions: Tensor;
  /**
   * Added to the attention scores: 0 where a row may look, a large negative number elsewhere;
   * [B, 1, T, T], or [B, 1, T, P + T] where `memory` puts P tokens before.
   */
  readonly bias: Tensor;
  readonly memory?: Memory;
}

/** Keys, turned by their positions, and values of one layer; [B, K, T, S] each. */
export interface KeysAndValues {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/** Given what a layer made of its own tokens, gives what they look at: with that of tokens before, say. */
export type Memory = (layer: number, own: KeysAndValues) => KeysAndValues;

/** Gives a parameter by its name. */
export type ParameterLookup = (name: string) => Tensor;

/**
 * A Llama-style decoder (RMSNorm, rotary positions, grouped-query attention, SwiGLU) whose input
 * is the token's embedding plus those of its match features, each scaled by the feature's value.
 * @returns the normalised hidden states [B·T, d]
 */
export function decoder(
  graph: Graph,
  config: DecoderConfig,
  parameter: ParameterLookup,
  input: DecoderInput,
): Tensor {
  const [batch, length] = [dimension(input.ids, 0), dimension(input.ids, 1)];
  const flat = (y: Tensor, size: number): Tensor => reshape(graph, y, [batch * length, size]);
  const tokens = gatherRows(graph, parameter('embedding.tokens'), input.ids);
  const features = flat(input.features, config.matchFeatures);
  let x = add(
    graph,
    flat(tokens, config.width),
    matmul(graph, features, parameter('embedding.match')),
  );
  const rotation = rotaryTables(graph, config, input.positions);
  for (let layer = 0; layer < config.layers; layer += 1) {
    const own: ParameterLookup = (name) => parameter(`layers.${layer}.${name}`);
    const seen = (made: KeysAndValues): KeysAndValues => input.memory?.(layer, made) ?? made;
    const block = (from: Tensor): Tensor => {
      const normal = rmsNorm(graph, from, own('attentionNorm'));
      const mixed = attention(graph, config, own, normal, rotation, input.bias, seen);
      const looked = add(graph, from, mixed);
      const read = rmsNorm(graph, looked, own('feedForwardNorm'));
      return add(graph, looked, feedForward(graph, own, read));
    };
    x = graph.target.recompute ? recomputed(graph, x, block) : block(x);
  }
  return rmsNorm(graph, x, parameter('norm'));
}

interface Rotation {
  readonly cosine: Tensor;
  readonly sine: Tensor;
}

function rotaryTables(graph: Graph, config: DecoderConfig, positions: Tensor): Rotation {
  const half = config.width / config.heads / 2;
  const angles = Array.from(
    { length: MAX_POSITIONS * half },
    (_, i) => Math.floor(i / half) * ROTARY_BASE ** (-(i % half) / half),
  );
  const at = (f: (angle: number) => number): Tensor => {
    const table = graph.constant(angles.map(f), [MAX_POSITIONS, half]);
    const rows = plainGatherRows(graph, table, positions);
    return plainReshape(graph, rows, [...positions.shape, 1, half]);
  };
  return { cosine: at(Math.cos), sine: at(Math.sin) };
}

function attention(
  graph: Graph,
  { width, heads, keyValueHeads }: DecoderConfig,
  own: ParameterLookup,
  x: Tensor,
  { cosine, sine }: Rotation,
  bias: Tensor,
  seen: (own: KeysAndValues) => KeysAndValues,
): Tensor {
  const [batch, length] = [dimension(bias, 0), dimension(bias, 2)];
  const size = width / heads;
  const group = heads / keyValueHeads;
  const project = (name: string, count: number): Tensor =>
    reshape(graph, matmul(graph, x, own(name)), [batch, length, count, size]);
  const headsFirst = (y: Tensor): Tensor => transpose(graph, y, [0, 2, 1, 3]);
  const rotated = (y: Tensor): Tensor => headsFirst(rotary(graph, y, cosine, sine));
  // The queries that share a key head stand below one another: one product for the whole group.
  const query = reshape(graph, rotated(project('query', heads)), [
    batch,
    keyValueHeads,
    group * length,
    size,
  ]);
  const { keys, values } = seen({
    keys: rotated(project('key', keyValueHeads)),
    values: headsFirst(project('value', keyValueHeads)),
  });
  const attended = attend(graph, query, keys, values, bias, 1 / Math.sqrt(size));
  const mixed = reshape(graph, attended, [batch, heads, length, size]);
  const joined = reshape(graph, transpose(graph, mixed, [0, 2, 1, 3]), [batch * length, width]);
  return matmul(graph, joined, own('output'));
}

/** SwiGLU (arXiv 2002.05202): (SiLU(x·gate) ⊙ x·up)·down. */
function feedForward(graph: Graph, own: ParameterLookup, x: Tensor): Tensor {
  const gate = silu(graph, matmul(graph, x, own('gate')));
  return matmul(graph, multiply(graph, gate, matmul(graph, x, own('up'))), own('down'));
}
