import type { Graph } from '../graph';
import type { Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainSubtract, unary } from './elementwise';
import { plainMean, sumTo } from './reduce';

/**
 * RMSNorm over the last axis (arXiv 1910.07467): weight · x / √(mean(x²) + ε).
 * @param epsilon keeps the root away from 0
 */
export function rmsNorm(graph: Graph, x: Tensor, weight: Tensor, epsilon: number): Tensor {
  const last = [x.shape.length - 1];
  const inverse = inverseRoot(graph, x, epsilon);
  const normal = plainMultiply(graph, x, inverse);
  return graph.record([x, weight], plainMultiply(graph, normal, weight), (g) => [
    () => {
      const flow = plainMultiply(graph, g, weight);
      const along = plainMean(graph, plainMultiply(graph, flow, normal), last);
      const across = plainSubtract(graph, flow, plainMultiply(graph, normal, along));
      return plainMultiply(graph, across, inverse);
    },
    () => sumTo(graph, plainMultiply(graph, g, normal), weight.shape),
  ]);
}

/**
 * LayerNorm over the last axis (arXiv 1607.06450): weight · (x − mean) / √(variance + ε) + bias.
 * @param epsilon keeps the root away from 0
 */
export function layerNorm(
  graph: Graph,
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  epsilon: number,
): Tensor {
  const last = [x.shape.length - 1];
  const centred = plainSubtract(graph, x, plainMean(graph, x, last));
  const inverse = inverseRoot(graph, centred, epsilon);
  const normal = plainMultiply(graph, centred, inverse);
  const y = plainAdd(graph, plainMultiply(graph, normal, weight), bias);
  return graph.record([x, weight, bias], y, (g) => [
    () => {
      const flow = plainMultiply(graph, g, weight);
      const along = plainMean(graph, plainMultiply(graph, flow, normal), last);
      const level = plainSubtract(graph, flow, plainMean(graph, flow, last));
      const across = plainSubtract(graph, level, plainMultiply(graph, normal, along));
      return plainMultiply(graph, across, inverse);
    },
    () => sumTo(graph, plainMultiply(graph, g, normal), weight.shape),
    () => sumTo(graph, g, bias.shape),
  ]);
}

/** 1 / √(mean(x²) + ε) over the last axis, which stays with size 1. No gradient. */
function inverseRoot(graph: Graph, x: Tensor, epsilon: number): Tensor {
  const meanSquare = plainMean(graph, plainMultiply(graph, x, x), [x.shape.length - 1]);
  const root = unary(graph, 'Sqrt', plainAdd(graph, meanSquare, graph.scalar(epsilon)));
  return unary(graph, 'Reciprocal', root);
}
