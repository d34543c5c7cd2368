import { join } from 'node:path';
import type { TrainingMetric } from '@shared/experiment/progress';
import { shuffled, keyedRandom } from '@shared/random/keyed';
import { CallError } from '@main/rpc/rpc';
import { copyParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import type { Renderer } from '@main/qmodel/render/render';
import { moveAverage } from '@main/qmodel/training/average';
import { afterMeasurement, isOutOfPatience } from '@main/qmodel/training/early-stopping';
import { emptyOptimizer } from '@main/qmodel/runtime/session';
import type { TrainProgress, TrainRequest } from '@main/qmodel/service';
import {
  readCheckpoint,
  writeCheckpoint,
  type TrainingState,
} from '@main/qmodel/training/checkpoint';
import {
  createDpoRunner,
  type DpoRunner,
  type StepRequest,
  type StepResult,
} from '@main/qmodel/training/dpo-runner';
import { batchOf, contrastRows, type Batch, type BatchSource } from '@main/qmodel/training/batches';
import { pairExample, shapeFor, type Example } from '@main/qmodel/training/examples';
import { referencePass } from '@main/qmodel/training/reference-pass';
import { keepCheckpoint } from '@main/qmodel/training/kept-checkpoints';
import { heldoutRewards } from '@main/qmodel/training/heldout';
import { initialAdapters, mergeAdapters } from '@main/qmodel/training/lora';
import { summariseRewards } from '@main/qmodel/training/metrics';
import { learningRateAt, trainingPlan, type TrainingPlan } from '@main/qmodel/training/plan';
import {
  trajectoryTraining,
  type TrajectoryTraining,
} from '@main/qmodel/training/trajectory-training';
import { requireNumbers, requireSoundStep } from '@main/qmodel/training/soundness';
import type { Prepared } from '@main/qmodel/training/prepare';

/** Weights after training, and those that they are compared with. */
export interface TrainingOutcome {
  readonly weights: Parameters;
  readonly reference: Parameters;
  /** Steps of the whole training. */
  readonly steps: number;
  /** The step whose weights these are. */
  readonly checkpoint: number;
  readonly heldoutAccuracy: number | null;
}

/** Held-out pairs that are measured at each checkpoint; all of them at the end. */
const HELDOUT_SAMPLE = 256;

/** Most updates, and most milliseconds, between two reports. */
const REPORT_UPDATES = 5;
const REPORT_MILLISECONDS = 1000;
/** Reports that a short training gives at least. */
const REPORTS = 20;

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

/** Contrast examples are made as they are needed: there is room for all that keep to the limits. */
function forContrast(shape: PackedShape, { limits, scoredTokens }: Renderer): PackedShape {
  const prompt = Math.max(shape.prompt, limits.prompt - 1);
  const branch = Math.max(shape.branch, limits.branch);
  return { ...shape, prompt, branch, scored: scoredTokens === 'action' ? branch : shape.scored };
}

class Training {
  readonly #request: TrainRequest;
  readonly #prepared: Prepared;
  readonly #shape: PackedShape;
  readonly #runner: DpoRunner;
  readonly #onProgress: (progress: TrainProgress) => void;
  readonly #signal: AbortSignal | undefined;
  readonly #checkpoints: string;
  readonly #train: readonly Example[];
  readonly #heldout: readonly Example[];
  readonly #trajectories: TrajectoryTraining | null;
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
    this.#trajectories =
      request.config.objective === 'trajectory-dpo' ? trajectoryTraining(request, prepared) : null;
    this.#heldout = shuffled(of('heldout'), keyedRandom(request.seed, 'held out'));
    this.#plan = trainingPlan({
      pairs: this.#trajectories?.pairs ?? this.#train.length,
      batch: request.config.batch,
      epochs: request.config.epochs,
      contrastSteps: request.corpus.length > 1 ? request.config.contrastSteps : 0,
    });
    this.#reference = prepared.reference;
    const contrast = contrastRows(request.config.batch, this.#plan);
    const rows = request.config.batch + contrast;
    const shape = shapeFor(Math.ceil(rows / request.config.accumulate), 2, [
      ...this.#train,
      ...this.#heldout,
    ]);
    this.#shape = contrast > 0 ? forContrast(shape, prepared.renderer) : shape;
    this.#runner = createDpoRunner(prepared.decoder, this.#shape, {
      ...request.config,
      provider: prepared.provider,
    });
  }

  async release(): Promise<void> {
    await this.#runner.release();
    await this.#trajectories?.release();
  }

  async run(): Promise<TrainingOutcome> {
    const { config } = this.#request;
    const stored = await referencePass({
      runner: this.#runner,
      reference: this.#reference,
      train: this.#train,
      heldout: this.#heldout,
      directory: join(this.#request.directory, 'reference'),
      requestHash: this.#prepared.requestHash,
      onProgress: this.#onProgress,
      signal: this.#signal,
    });
    const source: BatchSource = {
      request: this.#request,
      prepared: this.#prepared,
      plan: this.#plan,
      shape: this.#shape,
      runner: this.#runner,
      reference: this.#reference,
      train: this.#train,
      trainReference: stored.train,
    };
    let state = this.#start();
    let saved = state.step;
    let metrics: TrainingMetric[] = [];
    const few = Math.floor(this.#plan.totalSteps / REPORTS);
    const reportEvery = Math.max(1, Math.min(REPORT_UPDATES, few));
    let reported = performance.now();
    while (state.step < this.#plan.totalSteps && !isOutOfPatience(state.best, config.patience)) {
      if (this.#signal?.aborted && state.step > saved) await this.#save(state);
      this.#signal?.throwIfAborted();
      const step = state.step + 1;
      let metric = await this.#step(state, step, source);
      requireSoundStep(metric);
      state = { ...state, step };
      await this.#average(state);
      const last = step === this.#plan.totalSteps;
      if (last || step % config.checkpointEvery === 0) {
        metric = await this.#measure(state, metric, stored.heldout, last);
        state = this.#remember(state, metric);
        await this.#keep(state, metric);
        await this.#save(state);
        saved = step;
      }
      metrics.push(metric);
      const due = step % reportEvery === 0 || performance.now() - reported >= REPORT_MILLISECONDS;
      if (last || due || isOutOfPatience(state.best, config.patience)) {
        this.#onProgress({ unit: 'updates', done: step, total: this.#plan.totalSteps, metrics });
        metrics = [];
        reported = performance.now();
      }
      // Lets an abort or the end of the parent process get through.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return this.#outcome(state, stored.heldout);
  }

  #start(): TrainingState {
    const known = readCheckpoint(this.#checkpoints, this.#prepared.requestHash);
    if (known) return known;
    const { config, seed } = this.#request;
    const parameters = this.#adapting
      ? initialAdapters(this.#prepared.decoder, config, seed)
      : copyParameters(this.#prepared.initial);
    return {
      step: 0,
      parameters,
      optimizer: emptyOptimizer(parameters),
      average: config.averaging > 0 ? copyParameters(parameters) : null,
      best: null,
    };
  }

  get #adapting(): boolean {
    return this.#request.config.loraRank > 0;
  }

  /** The weights that scoring reads: with adapters those of the reference, the adapters merged in. */
  #whole(trained: Parameters): Parameters {
    return this.#adapting
      ? mergeAdapters(this.#prepared.initial, trained, this.#request.config)
      : trained;
  }

  /** The contrast phase is only a way to the first weights that count. */
  async #average({ step, parameters, average }: TrainingState): Promise<void> {
    const dpoStep = step - this.#plan.contrastSteps;
    if (!average || dpoStep < 1) return;
    await this.#runner.read(parameters);
    moveAverage(average, parameters, dpoStep, this.#request.config.averaging);
  }

  /** With patience: what is best, after a measurement of pairs held out in the preference phase. */
  #remember(state: TrainingState, { phase, heldoutAccuracy }: TrainingMetric): TrainingState {
    const { patience } = this.#request.config;
    if (patience === 0 || phase !== 'dpo' || heldoutAccuracy === null) return state;
    const weights = state.average ?? state.parameters;
    return { ...state, best: afterMeasurement(state.best, heldoutAccuracy, state.step, weights) };
  }

  /** Keeps what is measured as a checkpoint to choose from; the contrast phase gives no model. */
  async #keep(
    { step, average, parameters }: TrainingState,
    { phase, heldoutAccuracy, heldoutLoss }: TrainingMetric,
  ): Promise<void> {
    if (phase !== 'dpo') return;
    await this.#runner.settle();
    const trained = average ?? parameters;
    requireNumbers(trained, step);
    await keepCheckpoint(
      this.#request.directory,
      { request: this.#prepared.requestHash, step, heldoutAccuracy, heldoutLoss },
      this.#whole(trained),
      this.#request.config.keepCheckpoints,
    );
  }

  async #save(state: TrainingState): Promise<void> {
    await this.#runner.settle();
    requireNumbers(state.parameters, state.step);
    await writeCheckpoint(this.#checkpoints, this.#prepared.requestHash, state);
  }

  async #step(state: TrainingState, step: number, source: BatchSource): Promise<TrainingMetric> {
    const { config } = this.#request;
    const started = performance.now();
    const update = {
      parameters: state.parameters,
      frozen: this.#adapting ? this.#prepared.initial : new Map<string, never>(),
      optimizer: state.optimizer,
      step,
      learningRate: learningRateAt(step, this.#plan.totalSteps, config),
    };
    const { phase, reference, result } = await this.#learn(update, source);
    const seconds = (performance.now() - started) / 1000;
    return {
      phase,
      step,
      ...summariseRewards(result.logProbabilities, reference, config),
      loss: result.loss,
      gradientNorm: result.gradientNorm,
      learningRate: update.learningRate,
      tokensPerSecond: result.tokens / seconds,
      heldoutAccuracy: null,
      heldoutLoss: null,
    };
  }

  async #learn(
    update: Omit<StepRequest, 'examples' | 'reference'>,
    source: BatchSource,
  ): Promise<Pick<Batch, 'phase' | 'reference'> & { readonly result: StepResult }> {
    const dpoStep = update.step - this.#plan.contrastSteps - 1;
    if (this.#trajectories && dpoStep >= 0) {
      await this.#runner.settle();
      return this.#trajectories.learn(update, this.#reference, dpoStep);
    }
    const { phase, examples, reference } = await batchOf(source, update.step);
    const result = await this.#runner.step({ ...update, examples, reference });
    return { phase, reference, result };
  }

  /** Adds the numbers of held-out pairs: a fixed part of them, or `all`. */
  async #measure(
    state: TrainingState,
    metric: TrainingMetric,
    heldoutReference: Float32Array,
    all: boolean,
  ): Promise<TrainingMetric> {
    await this.#runner.settle();
    const count = all ? this.#heldout.length : Math.min(HELDOUT_SAMPLE, this.#heldout.length);
    const rewards = await heldoutRewards(
      this.#runner,
      this.#heldout.slice(0, count),
      heldoutReference.slice(0, 2 * count),
      this.#whole(state.average ?? state.parameters),
      this.#request.config,
    );
    if (!rewards) return metric;
    requireSoundStep({ ...metric, ...rewards });
    return { ...metric, heldoutAccuracy: rewards.accuracy, heldoutLoss: rewards.loss };
  }

  async #outcome(state: TrainingState, heldoutReference: Float32Array): Promise<TrainingOutcome> {
    await this.#runner.settle();
    const weights = this.#whole(state.best?.weights ?? state.average ?? state.parameters);
    const rewards = await heldoutRewards(
      this.#runner,
      this.#heldout,
      heldoutReference,
      weights,
      this.#request.config,
    );
    return {
      weights,
      reference: this.#reference,
      steps: state.step,
      checkpoint: state.best?.step ?? state.step,
      heldoutAccuracy: rewards?.accuracy ?? null,
    };
  }
}
