import { CallError } from '@main/rpc/rpc';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { TrainRequest } from '@main/qmodel/service';
import type { Batch } from '@main/qmodel/training/batches';
import type { StepRequest, StepResult } from '@main/qmodel/training/dpo-runner';
import { shapeFor } from '@main/qmodel/training/examples';
import { batchIndices } from '@main/qmodel/training/plan';
import type { Prepared } from '@main/qmodel/training/prepare';
import { trajectoryExample } from '@main/qmodel/training/trajectory-examples';
import { createTrajectoryRunner } from '@main/qmodel/training/trajectory-runner';

/** Steps of trajectories that go through the decoder at once. */
const ROWS = 16;

/** The preference phase by whole episodes instead of single steps. */
export interface TrajectoryTraining {
  /** Pairs to train on. */
  readonly pairs: number;
  /** One update with the batch of DPO step `dpoStep` (from 0). */
  learn(
    update: Omit<StepRequest, 'examples' | 'reference'>,
    reference: Parameters,
    dpoStep: number,
  ): Promise<Pick<Batch, 'phase' | 'reference'> & { readonly result: StepResult }>;
  release(): Promise<void>;
}

/** @throws CallError `conflict` without a pair to train on */
export function trajectoryTraining(
  { trajectories, config, seed }: TrainRequest,
  { decoder, renderer, provider }: Prepared,
): TrajectoryTraining {
  const train = trajectories
    .filter(({ split }) => split === 'train')
    .map((pair) => trajectoryExample(renderer, pair));
  if (train.length === 0) {
    throw new CallError(
      'conflict',
      'There is no pair of whole episodes to train on: in no tree of the training tasks did one ' +
        'episode end better than another by the least margin. The trees are kept.',
    );
  }
  const rows = train.flatMap(({ chosen, rejected }) => [...chosen, ...rejected]);
  const runner = createTrajectoryRunner(decoder, shapeFor(ROWS, 1, rows), { ...config, provider });
  return {
    pairs: train.length,
    learn: async (update, reference, dpoStep) => {
      const indices = batchIndices(train.length, config.batch, dpoStep, seed);
      const pairs = indices.flatMap((i) => train[i] ?? []);
      const before = await runner.referenceLogProbabilities(pairs, reference);
      const result = await runner.step({ ...update, pairs, reference: before });
      return { phase: 'dpo', reference: before, result };
    },
    release: () => runner.release(),
  };
}
