import type { Graph } from '../graph';
import { dimension, sizeOf, type Shape, type Tensor } from '../tensor';
import { plainMultiply, plainSubtract, unary } from './elementwise';
import { plainExpand, plainSum } from './reduce';
import { plainReshape } from './shape';

function zeros(graph: Graph, shape: Shape): Tensor {
  return plainExpand(graph, graph.scalar(0), shape);
}

/**
 * Rows of a table [V, d] by index [...]: gives [..., d].
 *
 * The gradient adds rows up with ScatterElements: onnxruntime's CPU ScatterND loses updates when
 * indices repeat and several threads run.
 */
export function gatherRows(graph: Graph, table: Tensor, indices: Tensor): Tensor {
  const width = dimension(table, 1);
  const count = sizeOf(indices.shape);
  const y = graph.emit(
    'Gather',
    [table, indices],
    { dtype: table.dtype, shape: [...indices.shape, width] },
    { axis: { int: 0 } },
  );
  return graph.record([table], y, (g) => [
    () => {
      const rows = plainReshape(graph, g, [count, width]);
      const wide = plainExpand(graph, plainReshape(graph, indices, [count, 1]), [count, width]);
      return graph.emit('ScatterElements', [zeros(graph, table.shape), wide, rows], table, {
        axis: { int: 0 },
        reduction: { text: 'add' },
      });
    },
  ]);
}

/** Rows of a table that is not trained. */
export function plainGatherRows(graph: Graph, table: Tensor, indices: Tensor): Tensor {
  return graph.emit(
    'Gather',
    [table, indices],
    { dtype: table.dtype, shape: [...indices.shape, dimension(table, 1)] },
    { axis: { int: 0 } },
  );
}

/** log softmax over the last axis of [S, V]. No gradient. */
function plainLogSoftmax(graph: Graph, logits: Tensor): Tensor {
  if (graph.target.logSoftmax) {
    return graph.emit('LogSoftmax', [logits], logits, { axis: { int: -1 } });
  }
  const rows = { dtype: logits.dtype, shape: [dimension(logits, 0), 1] };
  const most = graph.emit('ReduceMax', [logits, graph.integers([1])], rows);
  const shifted = plainSubtract(graph, logits, most);
  const sum = plainSum(graph, unary(graph, 'Exp', shifted), [1]);
  return plainSubtract(graph, shifted, unary(graph, 'Log', sum));
}

/**
 * log p(token) at each position: logits [S, V] and tokens [S, 1] give [S, 1]. The gradient of the
 * logits is (onehot(token) − softmax) · g.
 */
export function tokenLogProbabilities(graph: Graph, logits: Tensor, tokens: Tensor): Tensor {
  const logSoftmax = plainLogSoftmax(graph, logits);
  const y = graph.emit(
    'GatherElements',
    [logSoftmax, tokens],
    { dtype: logits.dtype, shape: [dimension(logits, 0), 1] },
    { axis: { int: 1 } },
  );
  return graph.record([logits], y, (g) => [
    () => {
      const softmax = unary(graph, 'Exp', logSoftmax);
      const pulled = plainMultiply(graph, softmax, unary(graph, 'Neg', g));
      return graph.emit('ScatterElements', [pulled, tokens, g], logits, {
        axis: { int: 1 },
        reduction: { text: 'add' },
      });
    },
  ]);
}
