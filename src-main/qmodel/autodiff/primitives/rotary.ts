import type { Graph } from '../graph';
import { dimension, ShapeError, type Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainSubtract } from './elementwise';

/**
 * Rotary position embedding (arXiv 2104.09864, half-split as in Llama) of the first R coordinates of
 * x [B, T, H, D] by the cosines and sines [B, T, 1, R/2] of the positions; the other D − R pass
 * through, as in Phi. The gradient is the inverse rotation.
 * @throws ShapeError when there are fewer coordinates than are to be turned
 */
export function rotary(graph: Graph, x: Tensor, cosine: Tensor, sine: Tensor): Tensor {
  if (2 * dimension(cosine, -1) > dimension(x, -1)) {
    throw new ShapeError('rotary', 'more coordinates are turned than there are', x.shape);
  }
  return graph.record([x], rotate(graph, x, cosine, sine, 1), (g) => [
    () => rotate(graph, g, cosine, sine, -1),
  ]);
}

function rotate(graph: Graph, x: Tensor, cosine: Tensor, sine: Tensor, direction: 1 | -1): Tensor {
  const [size, half] = [dimension(x, -1), dimension(cosine, -1)];
  const axis = x.shape.length - 1;
  const part = (from: number, to: number): Tensor =>
    graph.emit('Slice', [x, graph.integers([from]), graph.integers([to]), graph.integers([axis])], {
      dtype: x.dtype,
      shape: [...x.shape.slice(0, -1), to - from],
    });
  const [a, b] = [part(0, half), part(half, 2 * half)];
  const rest = size > 2 * half ? [part(2 * half, size)] : [];
  const turned = (u: Tensor): Tensor => plainMultiply(graph, u, sine);
  const kept = (u: Tensor): Tensor => plainMultiply(graph, u, cosine);
  const [minus, plus] = direction === 1 ? [plainSubtract, plainAdd] : [plainAdd, plainSubtract];
  return graph.emit(
    'Concat',
    [minus(graph, kept(a), turned(b)), plus(graph, kept(b), turned(a)), ...rest],
    x,
    { axis: { int: axis } },
  );
}
