import type { Graph } from '../graph';
import { dimension, type Tensor } from '../tensor';
import { plainAdd, plainMultiply, plainSubtract } from './elementwise';
import { plainMatmul } from './linear';
import { plainSum } from './reduce';
import { plainReshape } from './shape';

/**
 * Attention of grouped heads: softmax(scale · Q·Kᵀ + bias) · V. One primitive rather than four,
 * because its gradient through the softmax needs only the row sums of dO ∘ O, [.., S] wide, where
 * the softmax alone would sum rows of the [.., T, U] weights (arXiv 2205.14135, appendix B.4).
 * @param query [B, K, G·T, S]: G query heads for each of K key heads, below one another
 * @param key [B, K, U, S]; U = T unless tokens before are looked at too
 * @param value [B, K, U, S]
 * @param bias [B, 1, T, U], no gradient
 * @returns [B, K, G·T, S]
 */
export function attend(
  graph: Graph,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  bias: Tensor,
  scale: number,
): Tensor {
  const [batch, groups] = [dimension(query, 0), dimension(query, 1)];
  const [rows, length] = [dimension(bias, -2), dimension(key, -2)];
  const grouped = [batch, groups, dimension(query, -2), length];
  const heads = (groups * dimension(query, -2)) / rows;
  const scores = plainMatmul(graph, query, key, { transposeB: true, alpha: scale });
  const perHead = plainReshape(graph, scores, [batch, heads, rows, length]);
  const biased = plainAdd(graph, perHead, bias);
  const softmax = graph.emit('Softmax', [biased], biased, { axis: { int: -1 } });
  const weights = plainReshape(graph, softmax, grouped);
  const output = plainMatmul(graph, weights, value);
  return graph.record([query, key, value], output, (g) => {
    let known: Tensor | null = null;
    /** Gradient of the scaled scores; query and key share it. */
    const ofScores = (): Tensor => {
      if (known) return known;
      const sums = plainSum(graph, plainMultiply(graph, g, output), [3]);
      const ofWeights = plainMatmul(graph, g, value, { transposeB: true });
      known = plainMultiply(graph, weights, plainSubtract(graph, ofWeights, sums));
      return known;
    };
    return [
      () => plainMatmul(graph, ofScores(), key, { alpha: scale }),
      () => plainMatmul(graph, ofScores(), query, { transposeA: true, alpha: scale }),
      () => plainMatmul(graph, weights, g, { transposeA: true }),
    ];
  });
}
