import type { Graph } from '../graph';
import type { Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainScale, plainSubtract, unary } from './elementwise';

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

const GELU_SCALE = Math.sqrt(2 / Math.PI);
const GELU_CUBIC = 0.044715;

/**
 * GELU by its tanh approximation (arXiv 1606.08415, §2; `gelu_new`): y = x·(1 + t)/2 with
 * t = tanh(√(2/π)·(x + 0.044715·x³)). Its derivative is
 * (1 + t)/2 + x·(1 − t²)/2 · √(2/π)·(1 + 3·0.044715·x²).
 */
export function geluTanh(graph: Graph, x: Tensor): Tensor {
  const one = graph.scalar(1);
  const square = plainMultiply(graph, x, x);
  const stretch = plainAdd(graph, plainScale(graph, square, GELU_CUBIC), one);
  const inner = plainScale(graph, plainMultiply(graph, x, stretch), GELU_SCALE);
  const t = unary(graph, 'Tanh', inner);
  const gate = plainScale(graph, plainAdd(graph, t, one), 0.5);
  return graph.record([x], plainMultiply(graph, x, gate), (g) => [
    () => {
      const bend = plainSubtract(graph, one, plainMultiply(graph, t, t));
      const inside = plainAdd(graph, plainScale(graph, square, 3 * GELU_CUBIC), one);
      const slope = plainMultiply(graph, plainMultiply(graph, x, bend), inside);
      const whole = plainAdd(graph, gate, plainScale(graph, slope, 0.5 * GELU_SCALE));
      return plainMultiply(graph, g, whole);
    },
  ]);
}

/** log(1 + eˣ); −log σ(x) is softplus(−x). Its derivative is σ(x). */
export function softplus(graph: Graph, x: Tensor): Tensor {
  return graph.record([x], unary(graph, 'Softplus', x), (g) => [
    () => plainMultiply(graph, g, unary(graph, 'Sigmoid', x)),
  ]);
}
