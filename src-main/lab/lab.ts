import { rm } from 'node:fs/promises';
import { sourceOf, type ExperimentConfig } from '@shared/experiment/config';
import type { Budget } from '@shared/experiment/endpoint-section';
import { loadFamily } from '@main/environments/registry';
import { CallError } from '@main/rpc/rpc';
import { createCheckpoints, type Checkpoints } from '@main/lab/checkpoints';
import { createImportJobs, type ImportJobs } from '@main/lab/imports/import-jobs';
import { captureSurroundings } from '@main/lab/lab-capture';
import { createKeyRing, type KeyRing } from '@main/policies/language-model/keys';
import { createServings, type Servings } from '@main/lab/serving/servings';
import { createRunner, type LabGround, type Runner } from '@main/lab/runner';
import { baseModel } from '@main/lab/base-model';
import { checkBase } from '@main/qmodel/pretrained/check-base';
import { checkWordVectors } from '@main/qmodel/pretrained/word-vectors';
import { experimentTasks } from '@main/lab/tasks';
import { createTrials, type Trials } from '@main/lab/trial/trials';
import { scoreTree } from '@main/lab/tree-scoring';

/** The experiments of one workspace, for whichever front door. */
export interface Lab extends Pick<Runner, 'idle' | 'shutdown'> {
  /**
   * Stores a new experiment and queues it; gives its id.
   * @throws CallError, with nothing stored, when the model to start from cannot be used, or the
   *   environment cannot be loaded or has fewer tasks than the config asks for
   */
  start(config: ExperimentConfig): Promise<string>;
  /**
   * Queues an experiment again; it goes on where its last commit left it.
   * @throws CallError `not-found`; `conflict` while another checkpoint is being taken into use
   */
  resume(experimentId: string): void;
  /**
   * Queues an experiment to train anew on its pairs as they are reviewed now, and to play again with
   * what comes of it. Trees, pairs and reviews stay; the model stays until the new one is there.
   * @throws CallError `not-found`; `conflict` while it runs, before it was trained, and where nothing
   *   was reviewed since: the same model would come of it
   */
  retrain(experimentId: string): void;
  pause(experimentId: string): Promise<void>;
  cancel(experimentId: string): Promise<void>;
  /** @throws CallError `conflict` while it is running or queued */
  remove(experimentId: string): Promise<void>;
  /** Scores every step of a tree with its experiment's model; gives how many. */
  scoreTree(treeId: number): Promise<number>;
  readonly imports: ImportJobs;
  readonly checkpoints: Checkpoints;
  /** Measures what an experiment will take before it is started. */
  readonly trials: Trials;
  /** Guided agents that are being served. */
  readonly servings: Servings;
  /** Keys of language models, in memory only. */
  readonly keys: KeyRing;
  /**
   * Changes what may be spent on an experiment; it counts from the next start or resumption on.
   * @throws CallError `conflict` while it runs, or where it asks no language model
   */
  setBudget(experimentId: string, budget: Budget): void;
  /** Changes how many tasks are under way at once, also of an experiment that runs. */
  setConcurrency(experimentId: string, concurrency: number): void;
}

/**
 * Opens the lab on a workspace. Experiments that an earlier process left running are marked as
 * interrupted, what it was importing is removed; none is started by itself.
 */
export function createLab(ground: LabGround): Lab {
  const { store } = ground;
  store.imports.removeUnfinished();
  store.experiments.interruptOrphans();
  const keys = createKeyRing();
  const runner = createRunner(ground, keys);
  const imports = createImportJobs(ground);
  const servings = createServings({ ...ground, keys });
  const trials = createTrials({ ...ground, keys, running: () => runner.isRunning() });
  const requireExisting = (experimentId: string): void => {
    store.experiments.get(experimentId);
  };
  const checkpoints = createCheckpoints(ground, (id) => runner.isActive(id));
  const requireSettled = (experimentId: string): void => {
    if (!checkpoints.isChanging(experimentId)) return;
    throw new CallError('conflict', 'Another checkpoint is being taken into use. Try again then.');
  };
  const stop = async (experimentId: string, request: 'pause' | 'cancel'): Promise<void> => {
    requireExisting(experimentId);
    const { status } = store.experiments.get(experimentId);
    if (!runner.isActive(experimentId) && (request === 'pause' || status === 'done')) {
      throw new CallError('conflict', `The experiment is not running: it is ${status}.`);
    }
    await runner.stop(experimentId, request);
  };
  return {
    start: async (config) => {
      const base = baseModel(config, ground.resources, store.models);
      checkBase(base);
      if (base === null) checkWordVectors(config.model.wordVectors);
      experimentTasks(await loadFamily(sourceOf(config.task), ground.resources), config);
      const id = store.experiments.create(config, captureSurroundings(ground.appVersion));
      ground.emit('experiment.changed', { experimentId: id });
      runner.enqueue(id);
      return id;
    },
    resume: (experimentId) => {
      requireExisting(experimentId);
      requireSettled(experimentId);
      runner.enqueue(experimentId);
    },
    retrain: (experimentId) => {
      requireExisting(experimentId);
      requireSettled(experimentId);
      if (runner.isActive(experimentId)) {
        throw new CallError(
          'conflict',
          'The experiment is running. Pause it first, then train on the pairs as they are.',
        );
      }
      if (!store.models.find(experimentId)) {
        throw new CallError(
          'conflict',
          'This experiment was not trained yet: resume it, and it trains on the pairs as they are.',
        );
      }
      const train = store.stages.list(experimentId).find(({ stage }) => stage === 'train');
      const reviewed = store.reviews.latest(experimentId) ?? 0;
      if (train?.status === 'done' && reviewed < (train.startedAt ?? 0)) {
        throw new CallError(
          'conflict',
          'No pair was reviewed since this model was trained: it would come out the same. Nothing ' +
            'was changed.',
        );
      }
      store.models.forgetFindings(experimentId, 'training');
      runner.enqueue(experimentId);
    },
    pause: (experimentId) => stop(experimentId, 'pause'),
    cancel: (experimentId) => stop(experimentId, 'cancel'),
    remove: async (experimentId) => {
      if (runner.isActive(experimentId)) {
        throw new CallError(
          'conflict',
          'The experiment is running or queued. Nothing was deleted. Cancel it first.',
        );
      }
      requireSettled(experimentId);
      await servings.stop(experimentId);
      store.experiments.delete(experimentId);
      await rm(store.models.directoryFor(experimentId), { recursive: true, force: true });
      ground.emit('experiment.changed', { experimentId });
    },
    keys,
    setBudget: (experimentId, budget) => {
      if (runner.isActive(experimentId)) {
        throw new CallError(
          'conflict',
          'The experiment is running. Its budget was not changed. Pause it first.',
        );
      }
      store.experiments.setBudget(experimentId, budget);
      ground.emit('experiment.changed', { experimentId });
    },
    setConcurrency: (experimentId, concurrency) => {
      store.experiments.setConcurrency(experimentId, concurrency);
      runner.setConcurrency(experimentId, concurrency);
      ground.emit('experiment.changed', { experimentId });
    },
    scoreTree: (treeId) => scoreTree(ground, treeId),
    idle: () => runner.idle(),
    imports,
    checkpoints,
    trials,
    servings,
    shutdown: async () => {
      await trials.cancel('shutdown');
      await servings.close();
      await imports.cancel();
      await runner.shutdown();
    },
  };
}
