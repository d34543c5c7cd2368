import type { Graph } from '../graph';
import { broadcastShape, type Tensor } from '../tensor';

function binary(graph: Graph, operator: string, a: Tensor, b: Tensor): Tensor {
  const shape = broadcastShape(operator, a.shape, b.shape);
  return graph.emit(operator, [a, b], { dtype: a.dtype, shape });
}

/** Elementwise operators without gradients, for the backward pass and the optimizer. */
export const plainAdd = (graph: Graph, a: Tensor, b: Tensor): Tensor => binary(graph, 'Add', a, b);
export const plainSubtract = (graph: Graph, a: Tensor, b: Tensor): Tensor =>
  binary(graph, 'Sub', a, b);
export const plainMultiply = (graph: Graph, a: Tensor, b: Tensor): Tensor =>
  binary(graph, 'Mul', a, b);
export const plainDivide = (graph: Graph, a: Tensor, b: Tensor): Tensor =>
  binary(graph, 'Div', a, b);
export const plainScale = (graph: Graph, x: Tensor, factor: number): Tensor =>
  plainMultiply(graph, x, graph.scalar(factor));
export const unary = (
  graph: Graph,
  operator: 'Neg' | 'Exp' | 'Log' | 'Sqrt' | 'Reciprocal' | 'Sigmoid' | 'Softplus' | 'Tanh',
  x: Tensor,
): Tensor => graph.emit(operator, [x], x);
