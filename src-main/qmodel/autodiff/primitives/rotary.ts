import type { Graph } from '../graph';
import { dimension, ShapeError, type Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainSubtract } from './elementwise';

/**
 * Rotary position embedding (arXiv 2104.09864, half-split as in Llama) of x [B, T, H, D] by the
 * cosines and sines [B, T, 1, D/2] of the positions. The gradient is the inverse rotation.
 */
export function rotary(graph: Graph, x: Tensor, cosine: Tensor, sine: Tensor): Tensor {
  const half = dimension(x, -1) / 2;
  if (!Number.isInteger(half))
    throw new ShapeError('rotary', 'the last size must be even', x.shape);
  return graph.record([x], rotate(graph, x, cosine, sine, 1), (g) => [
    () => rotate(graph, g, cosine, sine, -1),
  ]);
}

function rotate(graph: Graph, x: Tensor, cosine: Tensor, sine: Tensor, direction: 1 | -1): Tensor {
  const half = dimension(x, -1) / 2;
  const axis = x.shape.length - 1;
  const part = (from: number): Tensor =>
    graph.emit(
      'Slice',
      [x, graph.integers([from]), graph.integers([from + half]), graph.integers([axis])],
      { dtype: x.dtype, shape: [...x.shape.slice(0, -1), half] },
    );
  const [a, b] = [part(0), part(half)];
  const turned = (u: Tensor): Tensor => plainMultiply(graph, u, sine);
  const kept = (u: Tensor): Tensor => plainMultiply(graph, u, cosine);
  const [minus, plus] = direction === 1 ? [plainSubtract, plainAdd] : [plainAdd, plainSubtract];
  return graph.emit(
    'Concat',
    [minus(graph, kept(a), turned(b)), plus(graph, kept(b), turned(a))],
    x,
    { axis: { int: axis } },
  );
}
