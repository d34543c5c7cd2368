import type { Graph } from '@main/qmodel/autodiff/graph';
import { attend } from '@main/qmodel/autodiff/primitives/attention';
import { rotary } from '@main/qmodel/autodiff/primitives/rotary';
import { reshape, transpose } from '@main/qmodel/autodiff/primitives/shape';
import { dimension, type Tensor } from '@main/qmodel/autodiff/tensor';
import { linear, type ParameterLookup } from '@main/qmodel/architecture/blocks/parts';
import type { Rotation } from '@main/qmodel/architecture/blocks/rotation';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';

/** Keys, turned by their positions, and values of one layer; [B, K, T, S] each. */
export interface KeysAndValues {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/**
 * Grouped-query attention (arXiv 2305.13245) with rotary positions.
 * @param x [B·T, d]
 * @param bias added to the scores, [B, 1, T, T], or [B, 1, T, P + T] where `seen` puts P tokens before
 * @param seen given what the tokens' own keys and values are, gives what they look at
 * @returns [B·T, d]
 */
export function attention(
  graph: Graph,
  { heads, keyValueHeads, headSize: size, biases }: DecoderConfig,
  own: ParameterLookup,
  x: Tensor,
  { cosine, sine }: Rotation,
  bias: Tensor,
  seen: (own: KeysAndValues) => KeysAndValues,
): Tensor {
  const [batch, length] = [dimension(bias, 0), dimension(bias, 2)];
  const group = heads / keyValueHeads;
  const project = (name: string, count: number): Tensor =>
    reshape(graph, linear(graph, x, own, name, biases.queryKeyValue), [batch, length, count, size]);
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
  const joined = transpose(graph, mixed, [0, 2, 1, 3]);
  const rows = reshape(graph, joined, [batch * length, heads * size]);
  return linear(graph, rows, own, 'output', biases.output);
}
