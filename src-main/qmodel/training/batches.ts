import type { TrainingMetric } from '@shared/experiment/progress';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import { CallError } from '@main/rpc/rpc';
import type { TrainRequest } from '@main/qmodel/service';
import type { DpoRunner } from '@main/qmodel/training/dpo-runner';
import { contrastExample, type Example } from '@main/qmodel/training/examples';
import { batchIndices, type TrainingPlan } from '@main/qmodel/training/plan';
import type { Prepared } from '@main/qmodel/training/prepare';

/** Contrast examples beside each batch of pairs, as a share of it: what was learnt first stays. */
const CONTRAST_SHARE = 0.25;

/** Contrast examples beside the pairs of each batch: none where there is no contrast phase. */
export function contrastRows(batch: number, { contrastSteps }: TrainingPlan): number {
  return contrastSteps === 0 ? 0 : Math.round(batch * CONTRAST_SHARE);
}

/** What one update learns from. */
export interface Batch {
  readonly phase: TrainingMetric['phase'];
  readonly examples: readonly Example[];
  /** Σ log π_ref of both branches of each example, flat. */
  readonly reference: Float32Array;
}

/** Everything that the batches of a run depend on. */
export interface BatchSource {
  readonly request: TrainRequest;
  readonly prepared: Prepared;
  readonly plan: TrainingPlan;
  /** What every example has to fit into. */
  readonly shape: PackedShape;
  readonly runner: DpoRunner;
  readonly reference: Parameters;
  readonly train: readonly Example[];
  /** Σ log π_ref of `train`. */
  readonly trainReference: Float32Array;
}

/** The batch of a step (from 1), the same whenever it is asked for. */
export async function batchOf(source: BatchSource, step: number): Promise<Batch> {
  const { request, plan, runner, train, trainReference } = source;
  const { batch } = request.config;
  const rows = contrastRows(batch, plan);
  if (step <= plan.contrastSteps) {
    const examples = contrastExamples(source, step, batch + rows);
    const reference = await runner.logProbabilities(examples, source.reference);
    return { phase: 'contrast', examples, reference };
  }
  const dpoStep = step - plan.contrastSteps - 1;
  const indices = batchIndices(train.length, batch, dpoStep, request.seed);
  const contrast = contrastExamples(source, step, rows);
  const contrastReference =
    contrast.length === 0 ? [] : await runner.logProbabilities(contrast, source.reference);
  return {
    phase: 'dpo',
    examples: [...indices.flatMap((i) => train[i] ?? []), ...contrast],
    reference: Float32Array.from([
      ...indices.flatMap((i) => [trainReference[2 * i] ?? NaN, trainReference[2 * i + 1] ?? NaN]),
      ...contrastReference,
    ]),
  };
}

function contrastExamples(source: BatchSource, step: number, count: number): readonly Example[] {
  const first = (step - 1) * 2 * source.request.config.batch;
  return Array.from({ length: count }, (_, i) => fittingContrast(source, first + i));
}

/** Draws of a contrast example before it is taken that the text of this environment has none. */
const CONTRAST_DRAWS = 100;
/** Further draws of an example are far from the numbers of the others. */
const DRAW_STRIDE = 2 ** 24;

/**
 * A call is never cut, so that now and then an example is longer than there is room for; then the
 * next draw takes its place.
 * @throws CallError `conflict` when no draw fits
 */
function fittingContrast(
  { request: { corpus, seed }, prepared, shape }: BatchSource,
  index: number,
): Example {
  for (let draw = 0; draw < CONTRAST_DRAWS; draw += 1) {
    const example = contrastExample(prepared.renderer, corpus, index + draw * DRAW_STRIDE, seed);
    if (fits(shape, example)) return example;
  }
  throw new CallError(
    'conflict',
    'The environment’s own text has no contrast examples that are short enough for this model. ' +
      'The trees and pairs are kept. Start an experiment with 0 contrast steps instead.',
  );
}

function fits({ prompt, branch }: PackedShape, example: Example): boolean {
  return (
    example.prompt.ids.length - 1 <= prompt &&
    example.actions.every(({ ids }) => ids.length <= branch)
  );
}
