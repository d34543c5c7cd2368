import type { Graph } from '../graph';
import type { Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainSubtract, unary } from './elementwise';

/** SiLU, x·σ(x). Its derivative is σ(x) + x·σ(x)·(1 − σ(x)). */
export function silu(graph: Graph, x: Tensor): Tensor {
  const gate = unary(graph, 'Sigmoid', x);
  const y = plainMultiply(graph, x, gate);
  return graph.record([x], y, (g) => [
    () => {
      const closed = plainSubtract(graph, graph.scalar(1), gate);
      const slope = plainAdd(graph, plainMultiply(graph, y, closed), gate);
      return plainMultiply(graph, g, slope);
    },
  ]);
}

/** log(1 + eˣ); −log σ(x) is softplus(−x). Its derivative is σ(x). */
export function softplus(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], unary(graph, 'Softplus', x), (g) => [
    () => plainMultiply(graph, g, unary(graph, 'Sigmoid', x)),
  ]);
}
