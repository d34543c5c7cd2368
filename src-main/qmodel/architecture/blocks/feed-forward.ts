import type { Graph } from '@main/qmodel/autodiff/graph';
import { geluTanh, silu } from '@main/qmodel/autodiff/primitives/activations';
import { multiply } from '@main/qmodel/autodiff/primitives/arithmetic';
import type { Tensor } from '@main/qmodel/autodiff/tensor';
import { linear, type ParameterLookup } from '@main/qmodel/architecture/blocks/parts';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';

/**
 * SwiGLU (arXiv 2002.05202), (SiLU(x·gate) ⊙ x·up)·down, or GELU(x·up)·down.
 * @param x [N, d]
 * @returns [N, d]
 */
export function feedForward(
  graph: Graph,
  { activation, biases }: DecoderConfig,
  own: ParameterLookup,
  x: Tensor,
): Tensor {
  const map = (y: Tensor, name: string): Tensor => linear(graph, y, own, name, biases.feedForward);
  if (activation === 'gelu-tanh') return map(geluTanh(graph, map(x, 'up')), 'down');
  const gate = silu(graph, map(x, 'gate'));
  return map(multiply(graph, gate, map(x, 'up')), 'down');
}
