import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { packedLength, type PackedShape } from '@main/qmodel/architecture/packed';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import {
  float,
  floats,
  gradientsInPlace,
  packedFeeds,
  parameterFeeds,
  stateInPlace,
  zerosLike,
  type Values,
} from '@main/qmodel/runtime/session';
import { targetOf } from '@main/qmodel/runtime/providers';
import { createSessionPool } from '@main/qmodel/runtime/session-pool';
import { updateModel } from '@main/qmodel/training/dpo-graph';
import {
  scheduleFeeds,
  type RunnerOptions,
  type StepRequest,
  type StepResult,
} from '@main/qmodel/training/dpo-runner';
import type { Example } from '@main/qmodel/training/examples';
import { trajectoryDpo } from '@main/qmodel/training/losses/trajectory-dpo';
import type { LoraOptions } from '@main/qmodel/training/lora';
import type { TrajectoryExample } from '@main/qmodel/training/trajectory-examples';
import { trajectoryModel } from '@main/qmodel/training/trajectory-graph';

/** Updates by pairs of whole trajectories, each step of which is a row of its own. */
export interface TrajectoryRunner {
  /** Σ log π over the steps of both trajectories of each pair, flat, under whole weights. */
  referenceLogProbabilities(
    pairs: readonly TrajectoryExample[],
    weights: Parameters,
  ): Promise<Float32Array>;
  /**
   * One AdamW step; changes `parameters` and `optimizer` in place. Two passes: the first finds how
   * much each pair still has to learn, the second adds up the gradients, as many rows at a time as
   * the shape has, so that long trajectories need no more memory.
   */
  step(request: TrajectoryStep): Promise<StepResult>;
  release(): Promise<void>;
}

export type TrajectoryStep = Omit<StepRequest, 'examples'> & {
  readonly pairs: readonly TrajectoryExample[];
};

/** A row and the trajectory that it belongs to: 2·pair for the chosen one, 2·pair + 1 for the other. */
interface Row {
  readonly decision: Example;
  readonly trajectory: number;
}

function rowsOf(pairs: readonly TrajectoryExample[]): readonly Row[] {
  return pairs.flatMap(({ chosen, rejected }, pair) => [
    ...chosen.map((decision) => ({ decision, trajectory: 2 * pair })),
    ...rejected.map((decision) => ({ decision, trajectory: 2 * pair + 1 })),
  ]);
}

/** @param shape one branch; every step of a trajectory has to fit into it */
export function createTrajectoryRunner(
  config: DecoderConfig,
  shape: PackedShape,
  options: RunnerOptions,
): TrajectoryRunner {
  const provider = options.provider ?? 'cpu';
  const sessions = createSessionPool(options.threads, provider);
  const target = { ...targetOf(provider), recompute: options.recompute };
  const parts = (rows: readonly Row[]): readonly (readonly Row[])[] =>
    Array.from({ length: Math.ceil(rows.length / shape.batch) }, (_, i) =>
      rows.slice(i * shape.batch, (i + 1) * shape.batch),
    );
  const partFeeds = (part: readonly Row[]): Values => {
    const arrays = packDecisions(
      shape,
      part.map(({ decision }) => decision),
    );
    return {
      ...packedFeeds(shape, arrays),
      mask: float(arrays.mask, [shape.batch, 1, shape.scored]),
    };
  };
  /** `lora` as the weights that are fed have adapters beside them or not. */
  const logProbabilities = async (
    lora: LoraOptions | null,
    pairs: readonly TrajectoryExample[],
    weights: Values,
  ): Promise<Float32Array> => {
    const sums = new Float32Array(2 * pairs.length);
    for (const part of parts(rowsOf(pairs))) {
      const values = await sessions.run(
        lora ? 'forward' : 'reference',
        () => trajectoryModel(target, config, shape, lora, 'log-probabilities'),
        { ...weights, ...partFeeds(part) },
        ['logProbabilities'],
      );
      const found = floats(values, 'logProbabilities');
      part.forEach(({ trajectory }, i) => {
        sums[trajectory] = (sums[trajectory] ?? 0) + (found[i] ?? NaN);
      });
    }
    return sums;
  };

  return {
    referenceLogProbabilities: (pairs, weights) =>
      logProbabilities(null, pairs, parameterFeeds(weights)),
    step: async (request) => {
      const { pairs, parameters, optimizer } = request;
      const weights = { ...parameterFeeds(parameters), ...parameterFeeds(request.frozen) };
      const now = await logProbabilities(options, pairs, weights);
      const ratio = (i: number): number => (now[i] ?? NaN) - (request.reference[i] ?? NaN);
      const rewards = pairs.map((_, pair) =>
        trajectoryDpo([ratio(2 * pair), ratio(2 * pair + 1)], options.beta, options.labelSmoothing),
      );
      const gradients = gradientsInPlace(zerosLike(parameters));
      const all = parts(rowsOf(pairs));
      for (const part of all) {
        const slopes = new Float32Array(shape.batch);
        part.forEach(({ trajectory }, i) => {
          const slope = rewards[trajectory >> 1]?.slope ?? NaN;
          slopes[i] = (trajectory % 2 === 0 ? slope : -slope) / pairs.length;
        });
        await sessions.run(
          'backward',
          () => trajectoryModel(target, config, shape, options, 'gradients'),
          {
            ...weights,
            ...gradients.feeds,
            ...partFeeds(part),
            weights: float(slopes, [shape.batch]),
          },
          gradients.fetches,
        );
      }
      const { feeds, fetches } = stateInPlace(parameters, optimizer);
      const values = await sessions.run(
        'update',
        () => updateModel(target, config, options),
        { ...feeds, ...gradients.feeds, ...scheduleFeeds(request) },
        { gradientNorm: null, ...fetches },
      );
      return {
        loss: rewards.reduce((sum, { loss }) => sum + loss, 0) / pairs.length,
        logProbabilities: now,
        gradientNorm: floats(values, 'gradientNorm')[0] ?? NaN,
        tokens: 2 * all.length * shape.batch * packedLength(shape),
      };
    },
    release: () => sessions.release(),
  };
}
