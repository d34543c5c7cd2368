import type { Graph } from '@main/qmodel/autodiff/graph';
import {
  plainAdd,
  plainDivide,
  plainMultiply,
  plainScale,
  plainSubtract,
  unary,
} from '@main/qmodel/autodiff/primitives/elementwise';
import type { Tensor } from '@main/qmodel/autodiff/tensor';

export const ADAM_BETA_1 = 0.9;
export const ADAM_BETA_2 = 0.98;
const EPSILON = 1e-8;

/** A parameter with its gradient and its running moments. */
export interface Trained {
  readonly parameter: Tensor;
  readonly gradient: Tensor;
  readonly firstMoment: Tensor;
  readonly secondMoment: Tensor;
}

/** Scalars fed at each step. */
export interface AdamSchedule {
  readonly learningRate: Tensor;
  /** 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ). */
  readonly correction1: Tensor;
  readonly correction2: Tensor;
}

export interface AdamResult {
  /** √(Σ g²) over all parameters, before clipping. */
  readonly gradientNorm: Tensor;
  readonly updated: readonly Pick<Trained, 'parameter' | 'firstMoment' | 'secondMoment'>[];
}

/**
 * AdamW (arXiv 1711.05101) on gradients clipped to a global norm. Weight decay is for matrices
 * only. Every update depends on the norm and so on every read of the old values: that is what makes
 * it safe to write the new values over them.
 */
export function adamW(
  graph: Graph,
  trained: readonly Trained[],
  schedule: AdamSchedule,
  options: { readonly weightDecay: number; readonly gradientClip: number },
): AdamResult {
  const scalar = { dtype: graph.target.float, shape: [] };
  const squares = trained.map(({ gradient }) =>
    graph.emit('ReduceSumSquare', [gradient], scalar, { keepdims: { int: 0 } }),
  );
  const gradientNorm = unary(
    graph,
    'Sqrt',
    squares.reduce((a, b) => plainAdd(graph, a, b)),
  );
  const room = plainAdd(graph, gradientNorm, graph.scalar(1e-6));
  const clip = graph.emit(
    'Min',
    [graph.scalar(1), plainDivide(graph, graph.scalar(options.gradientClip), room)],
    scalar,
  );
  const keep = plainSubtract(
    graph,
    graph.scalar(1),
    plainScale(graph, schedule.learningRate, options.weightDecay),
  );
  const step = plainMultiply(graph, schedule.learningRate, schedule.correction1);
  const root2 = unary(graph, 'Sqrt', schedule.correction2);
  const updated = trained.map(({ parameter, gradient, firstMoment, secondMoment }) => {
    const clipped = plainMultiply(graph, gradient, clip);
    const first = plainAdd(
      graph,
      plainScale(graph, firstMoment, ADAM_BETA_1),
      plainScale(graph, clipped, 1 - ADAM_BETA_1),
    );
    const second = plainAdd(
      graph,
      plainScale(graph, secondMoment, ADAM_BETA_2),
      plainScale(graph, plainMultiply(graph, clipped, clipped), 1 - ADAM_BETA_2),
    );
    const deviation = plainMultiply(graph, unary(graph, 'Sqrt', second), root2);
    const change = plainDivide(
      graph,
      plainMultiply(graph, first, step),
      plainAdd(graph, deviation, graph.scalar(EPSILON)),
    );
    const decayed = parameter.shape.length > 1 ? plainMultiply(graph, parameter, keep) : parameter;
    return {
      parameter: plainSubtract(graph, decayed, change),
      firstMoment: first,
      secondMoment: second,
    };
  });
  return { gradientNorm, updated };
}
