import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TrialTraining } from '@shared/experiment/trial';
import type { PreferencePair } from '@shared/preference/pair';
import { throwIfStopped } from '@main/lab/events';
import { createMeter } from '@main/lab/meter';
import { heldoutAccuracy } from '@main/lab/stages/heldout-accuracy';
import type { StageContext } from '@main/lab/stages/stage';
import { corpusOf, orStopped, trajectoriesOf } from '@main/lab/stages/train';
import { longestSteps } from '@main/lab/trial/longest-steps';
import { timed } from '@main/lab/trial/timed';
import { trialRequest, trialUpdates } from '@main/lab/trial/trial-request';
import { createUpdateMarks } from '@main/lab/trial/update-marks';
import type { TrainedModel, TrainRequest } from '@main/qmodel/service';
import { trainRanker } from '@main/search/ranker/train';

/** Pairs that are scored as held-out ones are. */
const SCORED_PAIRS = 8;

/**
 * Trains the ranker and makes some real updates of the Q-value model on the pairs of a few trees,
 * and puts both where the agents find them.
 * @param pairs all to train on
 * @returns what it took; `null` where there is nothing to train on
 * @throws Stopped; CallError as training
 */
export async function tryTraining(
  context: StageContext,
  pairs: readonly PreferencePair[],
): Promise<TrialTraining | null> {
  const { experimentId, store, config, signal } = context;
  const whole = requestOf(context, pairs);
  const { objective } = config.model;
  const learnt = objective === 'trajectory-dpo' ? whole.trajectories : whole.pairs;
  if (pairs.length === 0 || learnt.length === 0) return null;

  const ranker = await timed(() => orStopped(trainRanker(pairs, signal), signal));
  store.rankers.save(experimentId, ranker.value);
  const longest = longestSteps(store.trees.ids(experimentId).map((id) => store.trees.load(id)));
  const { model, marks } = await train(context, trialRequest(whole, longest));
  const { setup, referencePerPair, contrastUpdate, update, finish } = marks.parts();
  store.models.save(experimentId, model, config.model);
  const kept = bytesIn(join(whole.directory, 'checkpoints'));
  return {
    setupSeconds: setup,
    rankerSecondsPerPair: ranker.seconds / pairs.length,
    referenceSecondsPerPair: referencePerPair,
    contrastUpdateSeconds: contrastUpdate,
    updateSeconds: update,
    checkpointSeconds: finish,
    heldoutSecondsPerPair: await secondsToScore(context, pairs, model),
    bytes: bytesIn(whole.directory) - kept,
    checkpointBytes: kept,
  };
}

function requestOf(context: StageContext, pairs: readonly PreferencePair[]): TrainRequest {
  const { config, family, tasks } = context;
  return {
    directory: context.modelDirectory,
    environment: config.task.environment,
    seed: config.seed,
    config: { ...config.model, base: context.base },
    pairs,
    trajectories: config.model.objective === 'trajectory-dpo' ? trajectoriesOf(context) : [],
    corpus: corpusOf(family, tasks),
  };
}

async function train(
  context: StageContext,
  request: TrainRequest,
): Promise<{
  readonly model: TrainedModel;
  readonly marks: ReturnType<typeof createUpdateMarks>;
}> {
  const { signal, clock } = context;
  const total = trialUpdates(request);
  const meter = createMeter({ stage: 'train', total, unit: 'steps', alreadyDone: 0, clock });
  context.report(meter.at(0, 0, ''));
  const service = await context.models.service();
  const marks = createUpdateMarks(() => performance.now() / 1000);
  const model = await orStopped(
    service.train(
      request,
      (progress) => {
        marks.note(progress);
        if (progress.unit === 'updates') context.report(meter.at(progress.done, 0, ''));
      },
      signal,
    ),
    signal,
  );
  return { model, marks };
}

/** Of one pair. */
async function secondsToScore(
  { models, signal }: StageContext,
  pairs: readonly PreferencePair[],
  { directory }: TrainedModel,
): Promise<number> {
  const service = await models.service();
  const some = pairs.slice(0, SCORED_PAIRS);
  const score = () =>
    heldoutAccuracy(some, service, directory, () => {
      throwIfStopped(signal);
    });
  // The first time the model is loaded and its sessions are opened.
  await score();
  const { seconds } = await timed(score);
  return seconds / some.length;
}

/** What a folder takes on the disk. */
function bytesIn(directory: string): number {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(directory, name)))
    .reduce((sum, entry) => (entry.isFile() ? sum + entry.size : sum), 0);
}
