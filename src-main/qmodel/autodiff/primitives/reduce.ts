import type { Graph } from '../graph';
import { plainScale } from './elementwise';
import { sizeOf, type Shape, type Tensor } from '../tensor';
import { plainReshape } from './shape';

/** Sums over `axes`, which stay with size 1. No gradient. */
export function plainSum(graph: Graph, x: Tensor, axes: readonly number[]): Tensor {
  const shape = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return graph.emit('ReduceSum', [x, graph.integers(axes)], { dtype: x.dtype, shape });
}

/** Means over `axes`, which stay with size 1. No gradient. */
export function plainMean(graph: Graph, x: Tensor, axes: readonly number[]): Tensor {
  const shape = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return graph.emit('ReduceMean', [x, graph.integers(axes)], { dtype: x.dtype, shape });
}

/** Stretches dimensions of size 1 to `shape`. No gradient. */
export function plainExpand(graph: Graph, x: Tensor, shape: Shape): Tensor {
  return graph.emit('Expand', [x, graph.integers(shape)], { dtype: x.dtype, shape });
}

/** Sums a gradient down to the shape of a value that had been broadcast. No gradient of its own. */
export function sumTo(graph: Graph, x: Tensor, shape: Shape): Tensor {
  const offset = x.shape.length - shape.length;
  const axes = x.shape.flatMap((size, i) => {
    const wanted = i < offset ? 1 : (shape[i - offset] ?? 1);
    return wanted === 1 && size !== 1 ? [i] : [];
  });
  return plainReshape(graph, axes.length > 0 ? plainSum(graph, x, axes) : x, shape);
}

/** Sums over the last axis: [..., n] to [...]. */
export function sumLast(graph: Graph, x: Tensor): Tensor {
  const kept = plainSum(graph, x, [x.shape.length - 1]);
  const y = plainReshape(graph, kept, x.shape.slice(0, -1));
  return graph.record([x], y, (g) => [
    () => plainExpand(graph, plainReshape(graph, g, kept.shape), x.shape),
  ]);
}

/** The mean of all elements, a scalar. */
export function mean(graph: Graph, x: Tensor): Tensor {
  const count = sizeOf(x.shape);
  const flat = plainReshape(graph, x, [count]);
  const y = plainReshape(graph, plainMean(graph, flat, [0]), []);
  return graph.record([x], y, (g) => [
    () => plainExpand(graph, plainScale(graph, g, 1 / count), x.shape),
  ]);
}
