import { join } from 'node:path';
import type { TrainingMetric } from '@shared/experiment/progress';
import { shuffled, keyedRandom } from '@shared/random/keyed';
import { CallError } from '@main/rpc/rpc';
import {
  copyParameters,
  initialParameters,
  type Parameters,
} from '@main/qmodel/architecture/parameters';
import { moveAverage } from '@main/qmodel/training/average';
import { emptyOptimizer } from '@main/qmodel/runtime/session';
import type { TrainProgress, TrainRequest } from '@main/qmodel/service';
import {
  readCheckpoint,
  writeCheckpoint,
  type TrainingState,
} from '@main/qmodel/training/checkpoint';
import { createDpoRunner, type DpoRunner, type StepResult } from '@main/qmodel/training/dpo-runner';
import {
  contrastExample,
  pairExample,
  shapeFor,
  type Example,
} from '@main/qmodel/training/examples';
import { heldoutRewards } from '@main/qmodel/training/heldout';
import { summariseRewards, trainingFault } from '@main/qmodel/training/metrics';
import {
  batchIndices,
  learningRateAt,
  trainingPlan,
  type TrainingPlan,
} from '@main/qmodel/training/plan';
import type { Prepared } from '@main/qmodel/training/prepare';

/** Weights after training, and those that they are compared with. */
export interface TrainingOutcome {
  readonly weights: Parameters;
  readonly reference: Parameters;
  readonly steps: number;
  readonly heldoutAccuracy: number | null;
}

/** Contrast examples beside each batch of pairs, as a share of it: what was learnt first stays. */
const CONTRAST_SHARE = 0.25;
/** Examples scored by the reference between two looks at the signal. */
const REFERENCE_PART = 64;
/** Held-out pairs that are measured at each checkpoint; all of them at the end. */
const HELDOUT_SAMPLE = 256;

/**
 * Trains a Q-value model: contrast on the environment's own text, then DPO on preference pairs,
 * both against the same frozen reference, the initial weights. Goes on from the checkpoint in the
 * request's folder.
 * @throws CallError `conflict` without training pairs or when the numbers run away; the signal's
 *   reason when it is aborted. The last checkpoint is kept in each case.
 */
export async function trainDpo(
  request: TrainRequest,
  prepared: Prepared,
  onProgress: (progress: TrainProgress) => void,
  signal: AbortSignal | undefined,
): Promise<TrainingOutcome> {
  const training = new Training(request, prepared, onProgress, signal);
  try {
    return await training.run();
  } finally {
    await training.release();
  }
}

class Training {
  readonly #request: TrainRequest;
  readonly #prepared: Prepared;
  readonly #runner: DpoRunner;
  readonly #onProgress: (progress: TrainProgress) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #checkpoints: string;
  readonly #train: readonly Example[];
  readonly #heldout: readonly Example[];
  readonly #plan: TrainingPlan;
  readonly #reference: Parameters;

  constructor(
    request: TrainRequest,
    prepared: Prepared,
    onProgress: (progress: TrainProgress) => void,
    signal: AbortSignal | undefined,
  ) {
    this.#request = request;
    this.#prepared = prepared;
    this.#onProgress = onProgress;
    this.#signal = signal;
    this.#checkpoints = join(request.directory, 'checkpoint');
    const of = (split: 'train' | 'heldout'): Example[] =>
      request.pairs
        .filter((pair) => pair.split === split)
        .map((pair) => pairExample(prepared.renderer, pair));
    this.#train = of('train');
    if (this.#train.length === 0) {
      throw new CallError('conflict', 'There is no preference pair to train on.');
    }
    this.#heldout = shuffled(of('heldout'), keyedRandom(request.seed, 'held out'));
    this.#plan = trainingPlan({
      pairs: this.#train.length,
      batch: request.config.batch,
      epochs: request.config.epochs,
      contrastSteps: request.corpus.length > 1 ? request.config.contrastSteps : 0,
    });
    this.#reference = initialParameters(prepared.decoder, request.seed);
    const rows = request.config.batch + this.#contrastRows;
    const shape = shapeFor(rows, 2, [...this.#train, ...this.#heldout]);
    this.#runner = createDpoRunner(
      prepared.decoder,
      // Contrast examples are made as they are needed: they may be as long as any.
      this.#contrastRows > 0 ? { ...shape, branch: prepared.renderer.limits.branch } : shape,
      request.config,
    );
  }

  release(): Promise<void> {
    return this.#runner.release();
  }

  /** Contrast examples beside the pairs of each batch. */
  get #contrastRows(): number {
    const { batch } = this.#request.config;
    return this.#plan.contrastSteps === 0 ? 0 : Math.round(batch * CONTRAST_SHARE);
  }

  async run(): Promise<TrainingOutcome> {
    const { config } = this.#request;
    const pairReference = await this.#logProbabilities(this.#train);
    const heldoutReference = await this.#logProbabilities(this.#heldout);
    let state = this.#start();
    let metrics: TrainingMetric[] = [];
    while (state.step < this.#plan.totalSteps) {
      this.#signal?.throwIfAborted();
      const step = state.step + 1;
      let metric = await this.#step(state, step, pairReference);
      const fault = trainingFault(metric);
      if (fault) throw new CallError('conflict', fault);
      state = { ...state, step };
      this.#average(state);
      const last = step === this.#plan.totalSteps;
      if (last || step % config.checkpointEvery === 0) {
        metric = await this.#measure(state, metric, heldoutReference, last);
        await writeCheckpoint(this.#checkpoints, this.#prepared.requestHash, state);
      }
      metrics.push(metric);
      if (last || step % 5 === 0) {
        this.#onProgress({ done: step, total: this.#plan.totalSteps, metrics });
        metrics = [];
      }
      // Lets an abort or the end of the parent process get through.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return this.#outcome(state, heldoutReference);
  }

  #start(): TrainingState {
    const known = readCheckpoint(this.#checkpoints, this.#prepared.requestHash);
    if (known) return known;
    const parameters = copyParameters(this.#reference);
    return {
      step: 0,
      parameters,
      optimizer: emptyOptimizer(parameters),
      average: this.#request.config.averaging > 0 ? copyParameters(parameters) : null,
    };
  }

  /** The contrast phase is only a way to the first weights that count. */
  #average({ step, parameters, average }: TrainingState): void {
    const dpoStep = step - this.#plan.contrastSteps;
    if (!average || dpoStep < 1) return;
    moveAverage(average, parameters, dpoStep, this.#request.config.averaging);
  }

  /** Under the reference; in parts, so that an abort gets through. */
  async #logProbabilities(examples: readonly Example[]): Promise<Float32Array> {
    const all = new Float32Array(examples.length * 2);
    for (let from = 0; from < examples.length; from += REFERENCE_PART) {
      this.#signal?.throwIfAborted();
      const part = examples.slice(from, from + REFERENCE_PART);
      all.set(await this.#runner.logProbabilities(part, this.#reference), from * 2);
    }
    return all;
  }

  async #step(
    state: TrainingState,
    step: number,
    pairReference: Float32Array,
  ): Promise<TrainingMetric> {
    const { config } = this.#request;
    const started = performance.now();
    const { phase, examples, reference } = await this.#batch(step, pairReference);
    const learningRate = learningRateAt(
      step,
      this.#plan.totalSteps,
      config.learningRate,
      config.warmupRatio,
    );
    const result: StepResult = await this.#runner.step({
      examples,
      reference,
      parameters: state.parameters,
      optimizer: state.optimizer,
      step,
      learningRate,
    });
    const seconds = (performance.now() - started) / 1000;
    return {
      phase,
      step,
      ...summariseRewards(result.logProbabilities, reference, config.beta),
      loss: result.loss,
      gradientNorm: result.gradientNorm,
      learningRate,
      tokensPerSecond: result.tokens / seconds,
      heldoutAccuracy: null,
      heldoutLoss: null,
    };
  }

  async #batch(
    step: number,
    pairReference: Float32Array,
  ): Promise<{
    readonly phase: TrainingMetric['phase'];
    readonly examples: readonly Example[];
    readonly reference: Float32Array;
  }> {
    const { config, seed } = this.#request;
    if (step <= this.#plan.contrastSteps) {
      const examples = this.#contrast(step, config.batch + this.#contrastRows);
      const reference = await this.#runner.logProbabilities(examples, this.#reference);
      return { phase: 'contrast', examples, reference };
    }
    const dpoStep = step - this.#plan.contrastSteps - 1;
    const indices = batchIndices(this.#train.length, config.batch, dpoStep, seed);
    const contrast = this.#contrast(step, this.#contrastRows);
    const contrastReference =
      contrast.length === 0 ? [] : await this.#runner.logProbabilities(contrast, this.#reference);
    return {
      phase: 'dpo',
      examples: [...indices.flatMap((i) => this.#train[i] ?? []), ...contrast],
      reference: Float32Array.from([
        ...indices.flatMap((i) => [pairReference[2 * i] ?? NaN, pairReference[2 * i + 1] ?? NaN]),
        ...contrastReference,
      ]),
    };
  }

  /** Contrast examples of a step, none without a corpus. */
  #contrast(step: number, count: number): readonly Example[] {
    const { corpus, config, seed } = this.#request;
    return Array.from({ length: count }, (_, i) =>
      contrastExample(this.#prepared.renderer, corpus, (step - 1) * 2 * config.batch + i, seed),
    );
  }

  /** Adds the numbers of held-out pairs: a fixed part of them, or `all`. */
  async #measure(
    state: TrainingState,
    metric: TrainingMetric,
    heldoutReference: Float32Array,
    all: boolean,
  ): Promise<TrainingMetric> {
    const count = all ? this.#heldout.length : Math.min(HELDOUT_SAMPLE, this.#heldout.length);
    const rewards = await heldoutRewards(
      this.#runner,
      this.#heldout.slice(0, count),
      heldoutReference.slice(0, 2 * count),
      state.average ?? state.parameters,
      this.#request.config.beta,
    );
    if (!rewards) return metric;
    return { ...metric, heldoutAccuracy: rewards.accuracy, heldoutLoss: rewards.loss };
  }

  async #outcome(state: TrainingState, heldoutReference: Float32Array): Promise<TrainingOutcome> {
    const weights = state.average ?? state.parameters;
    const rewards = await heldoutRewards(
      this.#runner,
      this.#heldout,
      heldoutReference,
      weights,
      this.#request.config.beta,
    );
    return {
      weights,
      reference: this.#reference,
      steps: state.step,
      heldoutAccuracy: rewards?.accuracy ?? null,
    };
  }
}
