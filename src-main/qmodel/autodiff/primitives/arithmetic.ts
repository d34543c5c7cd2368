import type { Graph } from '../graph';
import type { Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainScale, plainSubtract, unary } from './elementwise';
import { sumTo } from './reduce';

/** a + b, broadcast. */
export function add(graph: Graph, a: Tensor, b: Tensor): Tensor {
  return graph.record([a, b], plainAdd(graph, a, b), (g) => [
    () => sumTo(graph, g, a.shape),
    () => sumTo(graph, g, b.shape),
  ]);
}

/** a − b, broadcast. */
export function subtract(graph: Graph, a: Tensor, b: Tensor): Tensor {
  return graph.record([a, b], plainSubtract(graph, a, b), (g) => [
    () => sumTo(graph, g, a.shape),
    () => sumTo(graph, unary(graph, 'Neg', g), b.shape),
  ]);
}

/** a · b elementwise, broadcast. */
export function multiply(graph: Graph, a: Tensor, b: Tensor): Tensor {
  return graph.record([a, b], plainMultiply(graph, a, b), (g) => [
    () => sumTo(graph, plainMultiply(graph, g, b), a.shape),
    () => sumTo(graph, plainMultiply(graph, g, a), b.shape),
  ]);
}

/** factor · x for a factor known at build time. */
export function scale(graph: Graph, x: Tensor, factor: number): Tensor {
  return graph.record([x], plainScale(graph, x, factor), (g) => [
    () => plainScale(graph, g, factor),
  ]);
}
