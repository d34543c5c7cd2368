import type { InferenceSession } from 'onnxruntime-node';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import {
  float,
  floats,
  floatScalar,
  openSession,
  packedFeeds,
  parameterFeeds,
  stateInPlace,
  type OptimizerState,
} from '@main/qmodel/runtime/session';
import { ADAM_BETA_1, ADAM_BETA_2 } from '@main/qmodel/training/adamw';
import { lossModel, trainingModel, type DpoOptions } from '@main/qmodel/training/dpo-graph';
import { shapeFor, type Example } from '@main/qmodel/training/examples';

/** What one training step gives besides new weights. */
export interface StepResult {
  readonly loss: number;
  /** Σ log π_θ of chosen and rejected before the step, [B][2] flat. */
  readonly logProbabilities: Float32Array;
  readonly gradientNorm: number;
  /** Tokens that went through the decoder, padding included. */
  readonly tokens: number;
}

/** Runs DPO graphs over batches of any shape; sessions are opened once for each shape. */
export interface DpoRunner {
  /** Σ log π of both branches of each example, flat, under the given weights. */
  logProbabilities(examples: readonly Example[], parameters: Parameters): Promise<Float32Array>;
  /** One AdamW step; changes `parameters` and `optimizer` in place. `step` counts from 1. */
  step(request: StepRequest): Promise<StepResult>;
  release(): Promise<void>;
}

export interface StepRequest {
  readonly examples: readonly Example[];
  /** Σ log π_ref, as `logProbabilities` gives it. */
  readonly reference: Float32Array;
  readonly parameters: Parameters;
  readonly optimizer: OptimizerState;
  readonly step: number;
  readonly learningRate: number;
}

const BRANCHES = 2;

export function createDpoRunner(
  config: DecoderConfig,
  options: DpoOptions & { readonly threads: number },
): DpoRunner {
  const sessions = new Map<string, Promise<InferenceSession>>();
  const session = (
    kind: 'loss' | 'training',
    shape: PackedShape,
    build: () => Uint8Array,
  ): Promise<InferenceSession> => {
    const key = [kind, shape.batch, shape.prompt, shape.branch].join();
    const known = sessions.get(key) ?? openSession(build(), options.threads);
    sessions.set(key, known);
    return known;
  };

  return {
    logProbabilities: async (examples, parameters) => {
      const shape = shapeFor(examples.length, BRANCHES, examples);
      const run = await session('loss', shape, () =>
        lossModel(cpuTarget, config, shape, options.beta),
      );
      const arrays = packDecisions(shape, examples);
      const values = await run.run(
        {
          ...packedFeeds(shape, arrays),
          ...parameterFeeds(parameters),
          mask: float(arrays.mask, [shape.batch, BRANCHES, shape.branch]),
          reference: float(new Float32Array(shape.batch * BRANCHES), [shape.batch, BRANCHES]),
        },
        ['logProbabilities'],
      );
      return floats(values, 'logProbabilities');
    },
    step: async ({ examples, reference, parameters, optimizer, step, learningRate }) => {
      const shape = shapeFor(examples.length, BRANCHES, examples);
      const run = await session('training', shape, () =>
        trainingModel(cpuTarget, config, shape, options),
      );
      const arrays = packDecisions(shape, examples);
      const { feeds, fetches } = stateInPlace(parameters, optimizer);
      const values = await run.run(
        {
          ...feeds,
          ...packedFeeds(shape, arrays),
          mask: float(arrays.mask, [shape.batch, BRANCHES, shape.branch]),
          reference: float(reference, [shape.batch, BRANCHES]),
          learningRate: floatScalar(learningRate),
          correction1: floatScalar(1 / (1 - ADAM_BETA_1 ** step)),
          correction2: floatScalar(1 / (1 - ADAM_BETA_2 ** step)),
        },
        { loss: null, logProbabilities: null, gradientNorm: null, ...fetches },
      );
      return {
        loss: floats(values, 'loss')[0] ?? NaN,
        logProbabilities: floats(values, 'logProbabilities'),
        gradientNorm: floats(values, 'gradientNorm')[0] ?? NaN,
        tokens: arrays.ids.length,
      };
    },
    release: async () => {
      const open = await Promise.all(sessions.values());
      sessions.clear();
      await Promise.all(open.map((one) => one.release()));
    },
  };
}
