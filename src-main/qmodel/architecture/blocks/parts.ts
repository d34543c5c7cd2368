import type { Graph } from '@main/qmodel/autodiff/graph';
import { add } from '@main/qmodel/autodiff/primitives/arithmetic';
import { matmul } from '@main/qmodel/autodiff/primitives/linear';
import { layerNorm, rmsNorm } from '@main/qmodel/autodiff/primitives/normalise';
import type { Tensor } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';

/** Gives a parameter by its name. */
export type ParameterLookup = (name: string) => Tensor;

/** Name of the bias that belongs to a weight. */
export function biasOf(name: string): string {
  return `${name}.bias`;
}

/** x·W for x [N, inputs] and W [inputs, outputs], and its bias added where it has one. */
export function linear(
  graph: Graph,
  x: Tensor,
  own: ParameterLookup,
  name: string,
  biased: boolean,
): Tensor {
  const product = matmul(graph, x, own(name));
  return biased ? add(graph, product, own(biasOf(name))) : product;
}

/** The norm of a decoder, with the weights of this name. */
export function normalised(
  graph: Graph,
  { norm, normEpsilon }: DecoderConfig,
  x: Tensor,
  own: ParameterLookup,
  name: string,
): Tensor {
  return norm === 'rms'
    ? rmsNorm(graph, x, own(name), normEpsilon)
    : layerNorm(graph, x, own(name), own(biasOf(name)), normEpsilon);
}
