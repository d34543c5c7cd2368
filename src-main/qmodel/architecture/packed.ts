import type { Graph } from '@main/qmodel/autodiff/graph';
import { gatherRows, tokenLogProbabilities } from '@main/qmodel/autodiff/primitives/lookup';
import { plainExpand } from '@main/qmodel/autodiff/primitives/reduce';
import { plainConcat, plainReshape, reshape } from '@main/qmodel/autodiff/primitives/shape';
import { dimension, type Tensor } from '@main/qmodel/autodiff/tensor';
import type { ParameterLookup } from '@main/qmodel/architecture/blocks/parts';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { decoder, outputLayer, type Memory } from '@main/qmodel/architecture/decoder';

/**
 * The packed layout: one row holds a prompt once and, behind it, n branches that all continue it.
 * Row = P prompt tokens (its last one left out), then for each branch R inputs: the prompt's last
 * token and the branch without its last token. T = P + n·R. Branches do not see one another.
 */
export interface PackedShape {
  readonly batch: number;
  /** P. */
  readonly prompt: number;
  /** n. */
  readonly branches: number;
  /** R. */
  readonly branch: number;
  /** S: tokens of a branch whose log-probability is wanted, at most. */
  readonly scored: number;
}

/** T = P + n·R. */
export function packedLength({ prompt, branches, branch }: PackedShape): number {
  return prompt + branches * branch;
}

/** Segment of the tokens that only fill up; prompt tokens have 0, branch i has i + 1. */
export const PADDING_SEGMENT = -1;

/** Added to the attention score of what a token must not see. */
export const BLOCKED = -1e9;

/** The inputs of a packed batch. */
export interface PackedInputs {
  /** [B, T] each, int64 but the segments (int32). */
  readonly ids: Tensor;
  readonly positions: Tensor;
  readonly segments: Tensor;
  /** [B, T, F]; `null` for a decoder without match features. */
  readonly features: Tensor | null;
  /** Which of the B·T rows predict a scored token, [B·n·S] int64. */
  readonly rows: Tensor;
  /** The tokens that they predict, [B·n·S, 1] int64. */
  readonly targets: Tensor;
}

export function packedInputs(
  graph: Graph,
  { matchFeatures }: DecoderConfig,
  shape: PackedShape,
): PackedInputs {
  const row = [shape.batch, packedLength(shape)];
  const count = shape.batch * shape.branches * shape.scored;
  return {
    ids: graph.input('ids', 'int64', row),
    positions: graph.input('positions', 'int64', row),
    segments: graph.input('segments', 'int32', row),
    features: matchFeatures > 0 ? graph.floatInput('features', [...row, matchFeatures]) : null,
    rows: graph.input('rows', 'int64', [count]),
    targets: graph.input('targets', 'int64', [count, 1]),
  };
}

/**
 * Attention bias of a packed row: a token sees the tokens before it that are of the prompt or of
 * its own branch. Padding sees padding, so that no row is empty.
 * @returns [B, 1, T, T], 0 or −10⁹
 */
function packedBias(graph: Graph, shape: PackedShape, segments: Tensor): Tensor {
  const length = packedLength(shape);
  const whole = [shape.batch, 1, length, length];
  const own = plainReshape(graph, segments, [shape.batch, 1, length, 1]);
  const other = plainReshape(graph, segments, [shape.batch, 1, 1, length]);
  const causal = graph.constant(
    Array.from({ length: length * length }, (_, i) => Number(i % length <= Math.floor(i / length))),
    [1, 1, length, length],
    'bool',
  );
  const where = (condition: Tensor, yes: Tensor, no: Tensor): Tensor =>
    graph.emit('Where', [condition, yes, no], { dtype: graph.target.float, shape: whole });
  const equal = (a: Tensor, b: Tensor, shapeOf: readonly number[]): Tensor =>
    graph.emit('Equal', [a, b], { dtype: 'bool', shape: shapeOf });
  const [open, shut] = [graph.scalar(0), graph.scalar(BLOCKED)];
  const prompt = graph.constant([0], [1, 1, 1, 1], 'int32');
  // Nested choices rather than And and Or, which WebGPU would leave to the CPU.
  const sameBranch = where(equal(own, other, whole), open, shut);
  const visible = where(equal(other, prompt, other.shape), open, sameBranch);
  return where(causal, visible, shut);
}

function biasWithPast(graph: Graph, past: Tensor, own: Tensor): Tensor {
  const wide = [...own.shape.slice(0, 3), dimension(past, 3)];
  return plainConcat(graph, [plainExpand(graph, past, wide), own], 3);
}

/** log π of every scored token given all before it, and what it is made from. */
export interface PackedOutput {
  /** [B·n·S, V]. */
  readonly logits: Tensor;
  /** [B, n, S]; meaningless where a branch has fewer scored tokens. */
  readonly logProbabilities: Tensor;
}

/** Prompt tokens that are not in the row: their keys and values are known. */
export interface Past {
  /** 0 for those that every token of the row sees, −10⁹ for padding; [B, 1, 1, U]. */
  readonly bias: Tensor;
  readonly memory: Memory;
}

/**
 * Runs a decoder over a packed batch. Only scored rows go through the output layer.
 * @param past what stands before the row's tokens; it has the prompt, all or in part
 */
export function packedForward(
  graph: Graph,
  config: DecoderConfig,
  shape: PackedShape,
  parameter: ParameterLookup,
  inputs: PackedInputs,
  past?: Past,
): PackedOutput {
  const own = packedBias(graph, shape, inputs.segments);
  const hidden = decoder(graph, config, parameter, {
    ...inputs,
    bias: past ? biasWithPast(graph, past.bias, own) : own,
    ...(past && { memory: past.memory }),
  });
  const scored = gatherRows(graph, hidden, inputs.rows);
  const logits = outputLayer(graph, config, parameter, scored);
  const logProbabilities = reshape(graph, tokenLogProbabilities(graph, logits, inputs.targets), [
    shape.batch,
    shape.branches,
    shape.scored,
  ]);
  return { logits, logProbabilities };
}
