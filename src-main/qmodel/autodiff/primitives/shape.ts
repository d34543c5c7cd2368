import type { Graph } from '../graph';
import { dimension, sameShape, ShapeError, sizeOf, type Shape, type Tensor } from '../tensor';

/** The same values in another shape, row-major. No gradient. */
export function plainReshape(graph: Graph, x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  if (sizeOf(x.shape) !== sizeOf(shape)) {
    throw new ShapeError('reshape', 'the number of elements differs', x.shape, shape);
  }
  return graph.emit('Reshape', [x, graph.integers(shape)], { dtype: x.dtype, shape });
}

/** The same values in another shape, row-major. */
export function reshape(graph: Graph, x: Tensor, shape: Shape): Tensor {
  const y = plainReshape(graph, x, shape);
  if (y === x) return x;
  return graph.record([x], y, (g) => [() => plainReshape(graph, g, x.shape)]);
}

/** Axis i of the result is axis `order[i]` of x. No gradient. */
export function plainTranspose(graph: Graph, x: Tensor, order: readonly number[]): Tensor {
  const shape = order.map((axis) => dimension(x, axis));
  return graph.emit('Transpose', [x], { dtype: x.dtype, shape }, { perm: { ints: order } });
}

/** Axis i of the result is axis `order[i]` of x. */
export function transpose(graph: Graph, x: Tensor, order: readonly number[]): Tensor {
  const back = order.map((_, axis) => order.indexOf(axis));
  return graph.record([x], plainTranspose(graph, x, order), (g) => [
    () => plainTranspose(graph, g, back),
  ]);
}

/** Rows `from` (included) to `to` (not) of one axis. The gradient elsewhere is 0. */
export function slice(graph: Graph, x: Tensor, axis: number, from: number, to: number): Tensor {
  const length = dimension(x, axis);
  if (from < 0 || to > length || from >= to) {
    throw new ShapeError('slice', `${from} to ${to} of axis ${axis} is not inside`, x.shape);
  }
  const shape = x.shape.map((size, i) => (i === axis ? to - from : size));
  const y = graph.emit(
    'Slice',
    [x, graph.integers([from]), graph.integers([to]), graph.integers([axis])],
    { dtype: x.dtype, shape },
  );
  return graph.record([x], y, (g) => [
    () => {
      const before = x.shape.map((_, i) => (i === axis ? from : 0));
      const after = x.shape.map((_, i) => (i === axis ? length - to : 0));
      return graph.emit('Pad', [g, graph.integers([...before, ...after])], x);
    },
  ]);
}

/** Tensors one behind the other along `axis`; all other sizes are the same. No gradient. */
export function plainConcat(graph: Graph, parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts;
  if (!first) throw new ShapeError('concat', 'there is nothing to join');
  if (parts.length === 1) return first;
  const sizes = parts.map((part) => dimension(part, axis));
  const shape = first.shape.map((size, i) => (i === axis ? sizes.reduce((a, b) => a + b) : size));
  for (const part of parts) {
    const fits = part.shape.every((size, i) => i === axis || size === shape[i]);
    if (!fits || part.shape.length !== shape.length) {
      throw new ShapeError('concat', 'other sizes differ', first.shape, part.shape);
    }
  }
  return graph.emit('Concat', parts, { dtype: first.dtype, shape }, { axis: { int: axis } });
}
