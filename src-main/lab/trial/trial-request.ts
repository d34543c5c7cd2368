import type { ExperimentConfig } from '@shared/experiment/config';
import type { PreferencePair } from '@shared/preference/pair';
import { readManifest } from '@main/qmodel/artifact/model-folder';
import type { TrainRequest } from '@main/qmodel/service';

/** Updates of a phase: of StepQ's own decoders, and of a checkpoint, which is far larger. */
const UPDATES = { own: 12, checkpoint: 5 };
/** As many as the reference model scores between two reports, twice. */
const LEAST_PAIRS = 128;
/** What the schema of a config allows. */
const MOST_EPOCHS = 100;
const NO_CHECKPOINT = 100_000;

/**
 * The training of an experiment cut down to a few updates of each phase. Few pairs are taken several
 * times: what an update takes does not depend on what it learns.
 * @param request with at least one pair, and one trajectory where the objective wants them
 * @param longest held-out pairs that there has to be room for
 */
export function trialRequest(
  request: TrainRequest,
  longest: readonly PreferencePair[],
): TrainRequest {
  const { config } = request;
  const updates = updatesOf(config);
  const wanted = updates * config.batch;
  const least = Math.max(LEAST_PAIRS, Math.ceil(wanted / MOST_EPOCHS));
  const pairs = repeated(request.pairs, least).map((pair, index) => ({
    ...pair,
    id: `${pair.id}-${index}`,
  }));
  const trajectories = repeated(request.trajectories, least);
  const learnt = config.objective === 'trajectory-dpo' ? trajectories.length : pairs.length;
  return {
    ...request,
    pairs: [...pairs, ...longest],
    trajectories,
    config: {
      ...config,
      epochs: wanted / learnt,
      contrastSteps: contrastUpdatesOf(request),
      // One at the end: what it takes is measured too.
      checkpointEvery: NO_CHECKPOINT,
      keepCheckpoints: 1,
      patience: 0,
    },
  };
}

/** All updates that the request of a trial asks for. */
export function trialUpdates(request: TrainRequest): number {
  return contrastUpdatesOf(request) + updatesOf(request.config);
}

function contrastUpdatesOf({ config, corpus }: TrainRequest): number {
  return corpus.length > 1 ? Math.min(config.contrastSteps, updatesOf(config)) : 0;
}

function updatesOf({ base }: ExperimentConfig['model']): number {
  const own = base === null || readManifest(base) !== null;
  return own ? UPDATES.own : UPDATES.checkpoint;
}

/** The items over and over, at least `least` of them; none stay none. */
function repeated<Item>(items: readonly Item[], least: number): readonly Item[] {
  if (items.length === 0) return items;
  return Array.from({ length: Math.ceil(least / items.length) }, () => items).flat();
}
