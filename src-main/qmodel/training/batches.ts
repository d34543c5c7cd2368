import type { TrainingMetric } from '@shared/experiment/progress';
import type { Parameters } from '@main/qmodel/architecture/parameters';
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

function contrastExamples(
  { request: { corpus, config, seed }, prepared }: BatchSource,
  step: number,
  count: number,
): readonly Example[] {
  return Array.from({ length: count }, (_, i) =>
    contrastExample(prepared.renderer, corpus, (step - 1) * 2 * config.batch + i, seed),
  );
}
