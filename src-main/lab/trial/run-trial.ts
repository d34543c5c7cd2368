import pLimit from 'p-limit';
import { sourceOf, type ExperimentConfig } from '@shared/experiment/config';
import type { StageProgress } from '@shared/experiment/progress';
import { TRIAL_TASKS, type Trial } from '@shared/experiment/trial';
import { loadFamily } from '@main/environments/registry';
import type { SplitTasks } from '@main/environments/split';
import { baseModel } from '@main/lab/base-model';
import { openPolicy } from '@main/lab/endpoint/open-policy';
import { patienceOf } from '@main/lab/events';
import { captureSurroundings } from '@main/lab/lab-capture';
import type { LabGround } from '@main/lab/runner';
import type { StageContext } from '@main/lab/stages/stage';
import { experimentTasks } from '@main/lab/tasks';
import { throttle } from '@main/lab/throttle';
import { stageMeasure } from '@main/lab/trial/measure-stage';
import { openScratch, type Scratch } from '@main/lab/trial/scratch';
import { tryPlaying, trySearch } from '@main/lab/trial/try-tasks';
import { tryTraining } from '@main/lab/trial/try-training';
import { watchLedger } from '@main/lab/trial/watched-ledger';
import { watchModels } from '@main/lab/trial/watched-models';
import type { KeyRing } from '@main/policies/language-model/keys';

/** Progress is told at most this often. */
const PROGRESS_MILLISECONDS = 200;

export interface TrialWatch {
  /** Aborted with a `Stopped` as reason. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StageProgress) => void;
}

/**
 * Really does the first tasks of an experiment, by the code that experiments are made of, in a
 * workspace that is thrown away, and measures what they take. Only the replies of a language model
 * are kept: the experiment finds them in the ledger.
 * @throws Stopped; CallError when the environment, the policy or the training fails
 */
export async function runTrial(
  ground: LabGround & { readonly keys: KeyRing },
  config: ExperimentConfig,
  watch: TrialWatch,
): Promise<Omit<Trial, 'beside'>> {
  const scratch = openScratch();
  try {
    return await tried(ground, config, watch, scratch);
  } finally {
    scratch.remove();
  }
}

async function tried(
  ground: LabGround & { readonly keys: KeyRing },
  config: ExperimentConfig,
  { signal, onProgress }: TrialWatch,
  scratch: Scratch,
): Promise<Omit<Trial, 'beside'>> {
  const { store } = scratch;
  const experimentId = store.experiments.create(config, captureSurroundings(ground.appVersion));
  const kept = ground.store.ledger;
  const ledger = watchLedger(kept.of(null), (hash) => kept.callsBehind(hash));
  const models = watchModels(ground.models);
  const progress = throttle(PROGRESS_MILLISECONDS, ground.clock, onProgress);

  const began = performance.now();
  const family = await loadFamily(sourceOf(config.task), ground.resources);
  try {
    const all = experimentTasks(family, config);
    const open = await openPolicy(experimentId, config, {
      ...ground,
      store: { ledger: { of: () => ledger.ledger }, probes: store.probes },
      log: () => undefined,
      signal,
    });
    const setupSeconds = (performance.now() - began) / 1000;
    try {
      const context: StageContext = {
        ...ground,
        store,
        experimentId,
        config: { ...config, pairs: { ...config.pairs, heldoutShare: 0 } },
        family,
        tasks: firstOf(all),
        policy: open.policy,
        limit: pLimit(config.search.concurrency),
        models: models.models,
        base: baseModel(config, ground.resources, ground.store.models),
        modelDirectory: store.models.directoryFor(experimentId),
        emit: () => undefined,
        report: (latest) => {
          progress.offer(latest);
        },
        log: () => undefined,
        signal,
      };
      const stages = { context, all, scratch, measure: stageMeasure(ledger, models) };
      const searched = await trySearch(stages);
      const training = await tryTraining(context, store.pairs.forTraining(experimentId));
      // What was scored to measure scoring is none of the agents' doing.
      models.take();
      const played = await tryPlaying(stages, training !== null);
      const bytes = { ...searched.bytes, ...played.bytes };
      return { config, setupSeconds, ...searched, training, ...played, bytes };
    } finally {
      progress.flush();
      await open.close(patienceOf(signal));
    }
  } finally {
    await family.close?.();
  }
}

/** Asking for fewer tasks gives the first of those that the experiment has. */
function firstOf({ train, test, overlap }: SplitTasks): SplitTasks {
  return { train: train.slice(0, TRIAL_TASKS), test: test.slice(0, TRIAL_TASKS), overlap };
}
