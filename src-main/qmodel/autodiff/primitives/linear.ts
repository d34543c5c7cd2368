import type { Graph } from '../graph';
import { broadcastShape, dimension, ShapeError, type Tensor } from '../tensor';
import { add } from './arithmetic';
import { plainScale } from './elementwise';
import { sumTo } from './reduce';
import { plainTranspose } from './shape';

interface Product {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Factor of the product. */
  readonly alpha?: number;
}

/**
 * alpha · A·B over the last two axes, either of them transposed before; the axes before those
 * broadcast. No gradient.
 * @throws ShapeError when the inner sizes differ
 */
export function plainMatmul(graph: Graph, a: Tensor, b: Tensor, how: Product = {}): Tensor {
  const { transposeA = false, transposeB = false, alpha = 1 } = how;
  const rows = dimension(a, transposeA ? -1 : -2);
  const inner = dimension(a, transposeA ? -2 : -1);
  const columns = dimension(b, transposeB ? -2 : -1);
  if (inner !== dimension(b, transposeB ? -1 : -2)) {
    throw new ShapeError('matmul', 'the inner sizes differ', a.shape, b.shape);
  }
  const batch = broadcastShape('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  const output = { dtype: a.dtype, shape: [...batch, rows, columns] };
  const attributes = {
    transA: { int: Number(transposeA) },
    transB: { int: Number(transposeB) },
    alpha: { float: alpha },
  };
  if (a.shape.length === 2 && b.shape.length === 2) {
    return graph.emit('Gemm', [a, b], output, attributes);
  }
  if (graph.target.fusedMatMul && (transposeA || transposeB || alpha !== 1)) {
    return graph.emit('FusedMatMul', [a, b], output, attributes, 'com.microsoft');
  }
  const left = transposeA ? swapLast(graph, a) : a;
  const right = transposeB ? swapLast(graph, b) : b;
  const product = graph.emit('MatMul', [left, right], output);
  return alpha === 1 ? product : plainScale(graph, product, alpha);
}

function swapLast(graph: Graph, x: Tensor): Tensor {
  const axes = x.shape.map((_, i) => i);
  const last = axes.length - 1;
  return plainTranspose(graph, x, [...axes.slice(0, -2), last, last - 1]);
}

/** A matrix W + factor · down·up of which only W is held in full; a product with it never forms the sum. */
export interface AdaptedMatrix extends Tensor {
  readonly adapter: {
    /** [inputs, rank]. */
    readonly down: Tensor;
    /** [rank, outputs]. */
    readonly up: Tensor;
    readonly factor: number;
  };
}

function isAdapted(matrix: Tensor): matrix is AdaptedMatrix {
  return 'adapter' in matrix;
}

/** x·W + factor · (x·down)·up (arXiv 2106.09685, Eq. 3). */
function adaptedProduct(graph: Graph, x: Tensor, matrix: AdaptedMatrix): Tensor {
  const { adapter, ...held } = matrix;
  const narrow = matmul(graph, x, adapter.down);
  const correction = matmul(graph, narrow, adapter.up, { alpha: adapter.factor });
  return add(graph, matmul(graph, x, held), correction);
}

/** alpha · A·B, or alpha · A·Bᵀ with `transposeB`; batched over the axes before the last two. */
export function matmul(
  graph: Graph,
  a: Tensor,
  b: Tensor,
  { transposeB = false, alpha = 1 }: Pick<Product, 'transposeB' | 'alpha'> = {},
): Tensor {
  if (isAdapted(b)) {
    if (transposeB || alpha !== 1) {
      throw new ShapeError('matmul', 'an adapted matrix is neither transposed nor scaled', b.shape);
    }
    return adaptedProduct(graph, a, b);
  }
  return graph.record([a, b], plainMatmul(graph, a, b, { transposeB, alpha }), (g) => [
    () => sumTo(graph, plainMatmul(graph, g, b, { transposeB: !transposeB, alpha }), a.shape),
    () =>
      sumTo(
        graph,
        transposeB
          ? plainMatmul(graph, g, a, { transposeA: true, alpha })
          : plainMatmul(graph, a, g, { transposeA: true, alpha }),
        b.shape,
      ),
  ]);
}
