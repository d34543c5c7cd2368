import type { ExperimentConfig } from '@shared/experiment/config';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { packedLength, type PackedShape } from '@main/qmodel/architecture/packed';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import {
  float,
  floats,
  floatScalar,
  gradientsInPlace,
  packedFeeds,
  parameterFeeds,
  stateInPlace,
  zerosLike,
  type OptimizerState,
  type Values,
} from '@main/qmodel/runtime/session';
import { targetOf, type ProviderId } from '@main/qmodel/runtime/providers';
import { createSessionPool } from '@main/qmodel/runtime/session-pool';
import { createStateKeeper } from '@main/qmodel/runtime/state-keeper';
import { ADAM_BETA_1, ADAM_BETA_2 } from '@main/qmodel/training/adamw';
import {
  lossModel,
  partModel,
  trainingModel,
  updateModel,
  type DpoOptions,
} from '@main/qmodel/training/dpo-graph';
import { summariseRewards } from '@main/qmodel/training/metrics';
import type { Example } from '@main/qmodel/training/examples';

/** What one training step gives besides new weights. */
export interface StepResult {
  readonly loss: number;
  /** Σ log π_θ of chosen and rejected before the step, [B][2] flat. */
  readonly logProbabilities: Float32Array;
  readonly gradientNorm: number;
  /** Tokens that went through the decoder, padding included. */
  readonly tokens: number;
}

/** Runs DPO graphs over batches of one packed shape: memory does not grow with the variety of lengths. */
export interface DpoRunner {
  /** Σ log π of both branches of each example, flat, under the given weights. */
  logProbabilities(examples: readonly Example[], parameters: Parameters): Promise<Float32Array>;
  /**
   * One AdamW step over as many examples as the shape has rows, or over more, part by part; changes `parameters` and `optimizer` in place. `step` counts from 1.
   */
  step(request: StepRequest): Promise<StepResult>;
  /**
   * A device may keep what it changed: brings these weights back into their arrays. Reading them
   * without is reading what was.
   */
  read(parameters: Parameters): Promise<void>;
  /** Brings everything back that a device keeps: from now on the arrays are the newest. */
  settle(): Promise<void>;
  release(): Promise<void>;
}

export interface StepRequest {
  readonly examples: readonly Example[];
  /** Σ log π_ref, as `logProbabilities` gives it. */
  readonly reference: Float32Array;
  /** What is trained. */
  readonly parameters: Parameters;
  /** Weights that are only read: those that adapters stand beside. */
  readonly frozen: Parameters;
  readonly optimizer: OptimizerState;
  readonly step: number;
  readonly learningRate: number;
}

export type RunnerOptions = DpoOptions &
  Pick<ExperimentConfig['model'], 'threads' | 'recompute'> & {
    /** What to run on; the CPU when nothing is said. */
    readonly provider?: ProviderId | undefined;
  };

/** @param shape two branches; every example has to fit into it */
export function createDpoRunner(
  config: DecoderConfig,
  shape: PackedShape,
  options: RunnerOptions,
): DpoRunner {
  const provider = options.provider ?? 'cpu';
  const sessions = createSessionPool(options.threads, provider);
  const target = { ...targetOf(provider), recompute: options.recompute };
  const keeper = createStateKeeper(sessions, target, provider);
  const rewards = [shape.batch, shape.branches];

  /** All but the weights that a graph over one batch reads. */
  const batchFeeds = (examples: readonly Example[], reference: Float32Array): Values => {
    const arrays = packDecisions(shape, examples, 0, config.matchFeatures);
    return {
      ...packedFeeds(shape, arrays),
      mask: float(arrays.mask, [...rewards, shape.scored]),
      reference: float(reference, rewards),
    };
  };
  const noReference = (): Float32Array => new Float32Array(shape.batch * shape.branches);
  const tokensOf = (batches: number): number => batches * shape.batch * packedLength(shape);

  const atOnce = async (request: StepRequest): Promise<StepResult> => {
    const values = await keeper.change(
      'training',
      () => trainingModel(target, config, shape, options),
      {
        ...(await keeper.lasting(parameterFeeds(request.frozen))),
        ...batchFeeds(request.examples, request.reference),
        ...scheduleFeeds(request),
      },
      stateInPlace(request.parameters, request.optimizer).feeds,
      ['loss', 'logProbabilities', 'gradientNorm'],
    );
    return {
      loss: floats(values, 'loss')[0] ?? NaN,
      logProbabilities: floats(values, 'logProbabilities'),
      gradientNorm: floats(values, 'gradientNorm')[0] ?? NaN,
      tokens: tokensOf(1),
    };
  };

  const inParts = async (request: StepRequest): Promise<StepResult> => {
    const { examples, reference, parameters, frozen, optimizer } = request;
    const rows = examples.length;
    const sums = gradientsInPlace(zerosLike(parameters)).feeds;
    const weights = {
      ...keeper.latest(parameterFeeds(parameters)),
      ...(await keeper.lasting(parameterFeeds(frozen))),
    };
    const logProbabilities = new Float32Array(rows * shape.branches);
    let parts = 0;
    for (let from = 0; from < rows; from += shape.batch, parts += 1) {
      const [first, end] = [from * shape.branches, (from + shape.batch) * shape.branches];
      const beside = noReference();
      beside.set(reference.subarray(first, end));
      const values = await keeper.change(
        `part of ${rows}`,
        () => partModel(target, config, shape, options, shape.batch / rows),
        { ...weights, ...batchFeeds(examples.slice(from, from + shape.batch), beside) },
        sums,
        ['logProbabilities'],
      );
      const made = floats(values, 'logProbabilities');
      logProbabilities.set(made.subarray(0, logProbabilities.length - first), first);
    }
    const values = await keeper.change(
      'update',
      () => updateModel(target, config, options),
      { ...keeper.latest(sums), ...scheduleFeeds(request) },
      stateInPlace(parameters, optimizer).feeds,
      ['gradientNorm'],
    );
    keeper.forget(sums);
    return {
      loss: summariseRewards(logProbabilities, reference, options).loss,
      logProbabilities,
      gradientNorm: floats(values, 'gradientNorm')[0] ?? NaN,
      tokens: tokensOf(parts),
    };
  };

  return {
    logProbabilities: async (examples, parameters) => {
      const all = new Float32Array(examples.length * shape.branches);
      const weights = keeper.latest(parameterFeeds(parameters));
      for (let from = 0; from < examples.length; from += shape.batch) {
        const batch = examples.slice(from, from + shape.batch);
        const values = await sessions.run(
          'loss',
          () => lossModel(target, config, shape, options),
          { ...weights, ...batchFeeds(batch, noReference()) },
          ['logProbabilities'],
        );
        const rows = floats(values, 'logProbabilities').subarray(0, batch.length * shape.branches);
        all.set(rows, from * shape.branches);
      }
      return all;
    },
    step: (request) => (request.examples.length > shape.batch ? inParts(request) : atOnce(request)),
    read: (parameters) => keeper.read(parameterFeeds(parameters)),
    settle: () => keeper.settle(),
    release: async () => {
      keeper.release();
      await sessions.release();
    },
  };
}

/** The scalars of AdamW at a step. */
export function scheduleFeeds({
  learningRate,
  step,
}: Pick<StepRequest, 'learningRate' | 'step'>): Values {
  return {
    learningRate: floatScalar(learningRate),
    correction1: floatScalar(1 / (1 - ADAM_BETA_1 ** step)),
    correction2: floatScalar(1 / (1 - ADAM_BETA_2 ** step)),
  };
}
