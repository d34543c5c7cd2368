import type { Graph } from '../graph';
import type { Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainSubtract, unary } from './elementwise';
import { plainMean, sumTo } from './reduce';

/** Keeps the root away from 0, as in Llama. */
const EPSILON = 1e-5;

/** RMSNorm over the last axis (arXiv 1910.07467): weight · x / √(mean(x²) + ε). */
export function rmsNorm(graph: Graph, x: Tensor, weight: Tensor): Tensor {
  const last = [x.shape.length - 1];
  const meanSquare = plainMean(graph, plainMultiply(graph, x, x), last);
  const root = unary(graph, 'Sqrt', plainAdd(graph, meanSquare, graph.scalar(EPSILON)));
  const inverse = unary(graph, 'Reciprocal', root);
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
