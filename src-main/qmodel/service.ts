import type { ExperimentConfig, EnvironmentId } from '@shared/experiment/config';
import type { TrainingMetric } from '@shared/experiment/progress';
import type { TrajectoryPair } from '@shared/preference/trajectory';
import type { PreferencePair } from '@shared/preference/pair';
import type { DeviceReport } from '@shared/qmodel/device';
import type { CandidateScore, ScoredAction, ScoringContext } from '@shared/qmodel/scoring';

/** Everything a training run depends on. The same request gives bit-identical weights on the CPU. */
export interface TrainRequest {
  /** Empty or holding the checkpoints of an earlier, killed run of the same request. */
  readonly directory: string;
  readonly environment: EnvironmentId;
  readonly seed: number;
  readonly config: ExperimentConfig['model'];
  readonly pairs: readonly PreferencePair[];
  /** Pairs of whole episodes, where the objective wants them. */
  readonly trajectories: readonly TrajectoryPair[];
  /**
   * Text of the environment for tokenizer and self-supervised contrast; never the wanted answers
   * of any task.
   */
  readonly corpus: readonly CorpusDocument[];
}

/** One thing that can be named and found in an environment (a product, a page). */
export interface CorpusDocument {
  readonly title: string;
  /** Further text: description, attributes, options, price. */
  readonly body: string;
}

/** A trained model on disk. */
export interface TrainedModel {
  /** Folder with weights, tokenizer, reference and manifest. */
  readonly directory: string;
  /** Steps of the whole training. */
  readonly steps: number;
  /** The step whose weights it has; `null` where that is not known. */
  readonly checkpoint: number | null;
  readonly parameters: number;
  /** SHA-256 of the weights file. */
  readonly weightsHash: string;
  readonly heldoutAccuracy: number | null;
  readonly provider: string;
}

export interface TrainProgress {
  /** What `done` and `total` count: pairs scored by the reference before training, or updates. */
  readonly unit: 'reference pairs' | 'updates';
  readonly done: number;
  readonly total: number;
  readonly metrics: readonly TrainingMetric[];
  /** Something to be told once: that another device is used than the one asked for. It counts nothing. */
  readonly notice?: string | undefined;
}

/** The Q-value model as the rest of the program sees it; runs in a process of its own. */
export interface QModelService {
  /** Trains or continues; progress arrives at least once a second. Abort keeps the last checkpoint. */
  train(
    request: TrainRequest,
    onProgress: (progress: TrainProgress) => void,
    signal?: AbortSignal,
  ): Promise<TrainedModel>;
  /**
   * Gives a trained model the weights of a checkpoint of its training.
   * @param directory the training's folder
   * @throws CallError `not-found` where that step or the model is not there, `conflict` when they are
   *   of two trainings; the model is left as it is
   */
  useCheckpoint(directory: string, step: number): Promise<TrainedModel>;
  /** Q of each candidate, in order, over the shared context. Loads the model on first use. */
  score(
    directory: string,
    context: ScoringContext,
    candidates: readonly ScoredAction[],
  ): Promise<readonly CandidateScore[]>;
  /** The devices of this computer, each tested in a process of its own at the first asking. */
  devices(): Promise<readonly DeviceReport[]>;
  dispose(): Promise<void>;
}
