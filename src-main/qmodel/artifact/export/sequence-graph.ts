import { cpuTarget, Graph, type Target } from '@main/qmodel/autodiff/graph';
import {
  plainDivide,
  plainMultiply,
  plainScale,
  plainSubtract,
} from '@main/qmodel/autodiff/primitives/elementwise';
import { gatherRows, tokenLogProbabilities } from '@main/qmodel/autodiff/primitives/lookup';
import { plainSum } from '@main/qmodel/autodiff/primitives/reduce';
import { plainReshape, slice } from '@main/qmodel/autodiff/primitives/shape';
import type { Tensor } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { decoder, outputLayer } from '@main/qmodel/architecture/decoder';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { weightPrefixes } from '@main/qmodel/artifact/export/names';
import type { ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { lookup } from '@main/qmodel/training/dpo-graph';

/** Operators of the ONNX standard only: any runtime has them. */
const portable: Target = { ...cpuTarget, fusedMatMul: false };

const BLOCKED = -1e9;

/**
 * A file that scores one candidate: all weights are inside. Inputs: `ids` [1, T] int64, prompt and
 * action filled up with any token at the right end; `scored` [1, T], 1 for the tokens that count;
 * `features` [1, T, F] where the decoder has match features. Outputs: `ratios` [1, T − 1],
 * log π_θ − log π_ref of each token but the first (in mode `reference`, log softmax(z_θ − z_ref)),
 * and `q` [1], the Q-value in the model's score mode.
 * @param length T
 */
export function sequenceModel(
  { manifest, weights, reference }: ModelArtifact,
  length: number,
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  const { decoder: config, beta, scoreMode } = manifest;
  const graph = new Graph(portable);
  const ids = graph.input('ids', 'int64', [1, length]);
  const scored = graph.floatInput('scored', [1, length]);
  const features =
    config.matchFeatures > 0
      ? graph.floatInput('features', [1, length, config.matchFeatures])
      : null;
  const logits = (prefix: string, values: Parameters): Tensor =>
    sequenceLogits(graph, config, weighed(graph, prefix, values), { ids, features });
  const policy = logits(weightPrefixes.policy, weights);
  const base = logits(weightPrefixes.reference, reference);
  const targets = plainReshape(graph, slice(graph, ids, 1, 1, length), [length - 1, 1]);
  const of = (values: Tensor): Tensor => tokenLogProbabilities(graph, values, targets);
  const ratios = plainReshape(
    graph,
    scoreMode === 'reference'
      ? of(plainSubtract(graph, policy, base))
      : plainSubtract(graph, of(policy), of(base)),
    [1, length - 1],
  );
  const counts = slice(graph, scored, 1, 1, length);
  const sum = plainSum(graph, plainMultiply(graph, ratios, counts), [1]);
  const count = plainSum(graph, counts, [1]);
  const mean = plainDivide(graph, sum, count);
  const scaled = (value: Tensor): Tensor => plainScale(graph, value, beta);
  const q = scoreMode === 'sum' ? scaled(sum) : scoreMode === 'mean' ? scaled(mean) : mean;
  graph.output(ratios, 'ratios');
  graph.output(plainReshape(graph, q, [1]), 'q');
  return graph.toModel(metadata);
}

function weighed(graph: Graph, prefix: string, values: Parameters): ReadonlyMap<string, Tensor> {
  return new Map(
    [...values].map(([name, { shape, data }]) => [name, graph.weight(prefix + name, data, shape)]),
  );
}

/** Logits of every position but the last, [T − 1, V]. */
function sequenceLogits(
  graph: Graph,
  config: DecoderConfig,
  parameters: ReadonlyMap<string, Tensor>,
  { ids, features }: { readonly ids: Tensor; readonly features: Tensor | null },
): Tensor {
  const length = ids.shape[1] ?? 0;
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const causal = Array.from({ length: length * length }, (_, i) =>
    i % length <= Math.floor(i / length) ? 0 : BLOCKED,
  );
  const parameter = lookup(parameters);
  const hidden = decoder(graph, config, parameter, {
    ids,
    features,
    positions: graph.constant(upTo(length), [1, length], 'int64'),
    bias: graph.constant(causal, [1, 1, length, length]),
  });
  const rows = graph.constant(upTo(length - 1), [length - 1], 'int64');
  return outputLayer(graph, config, parameter, gatherRows(graph, hidden, rows));
}
