import { countParameters } from '@main/qmodel/architecture/parameters';
import {
  readManifest,
  readModelFolder,
  writeModelFolder,
} from '@main/qmodel/artifact/model-folder';
import { giveCheckpoint, modelFolder } from '@main/qmodel/artifact/give-checkpoint';
import type { ModelManifest } from '@main/qmodel/artifact/manifest';
import { matchFeatureNames } from '@main/qmodel/render/match-features';
import { createScorer } from '@main/qmodel/scoring/scorer';
import { createScorerShelf } from '@main/qmodel/scoring/scorer-shelf';
import {
  choose,
  examine,
  type Choice,
  type Probe,
  type ProviderReport,
} from '@main/qmodel/runtime/probe';
import type { QModelService, TrainedModel, TrainRequest } from '@main/qmodel/service';
import { prepare } from '@main/qmodel/training/prepare';
import { trainDpo } from '@main/qmodel/training/trainer';

/** Threads of a scoring session; a decision is too small to gain from more. */
const SCORING_THREADS = 1;

/**
 * The Q-value model in this process: what the model process serves, and what tests use directly.
 * @param probe how devices are tested before one is trained on
 */
export function createQModelService(probe: Probe = untested): QModelService {
  const shelf = createScorerShelf((directory) =>
    createScorer(readModelFolder(directory), SCORING_THREADS),
  );
  let examined: Promise<readonly ProviderReport[]> | null = null;
  const reports = (): Promise<readonly ProviderReport[]> => (examined ??= examine(probe));

  return {
    train: async (request, onProgress, signal) => {
      await shelf.clear();
      const prepared = prepare(request);
      const directory = modelFolder(request.directory);
      const known = readManifest(directory);
      if (known?.request === prepared.requestHash) return trained(directory, known);
      const { provider, notice } = await deviceFor(request.config.device, reports);
      if (notice !== null) {
        onProgress({ unit: 'updates', done: 0, total: 0, metrics: [], notice });
      }
      const outcome = await trainDpo(request, { ...prepared, provider }, onProgress, signal);
      const manifest = await writeModelFolder(directory, {
        ...outcome,
        tokenizer: prepared.tokenizer,
        rarity: prepared.renderer.rarity,
        manifest: describe(request, prepared, provider, outcome),
      });
      // Whoever looked at the model before, while this one was trained, has put it back on the shelf.
      await shelf.clear();
      return trained(directory, manifest);
    },
    useCheckpoint: async (trainingDirectory, step) => {
      await shelf.clear();
      const manifest = await giveCheckpoint(trainingDirectory, step);
      await shelf.clear();
      return trained(modelFolder(trainingDirectory), manifest);
    },
    score: (directory, context, candidates) =>
      shelf.use(directory, (scorer) => scorer.score(context, candidates)),
    devices: reports,
    dispose: () => shelf.clear(),
  };
}

const untested: Probe = () => Promise.resolve({ failure: 'devices are not tested here' });

/** Devices are only tested for a training that is not to run on the CPU. */
async function deviceFor(
  device: TrainRequest['config']['device'],
  reports: () => Promise<readonly ProviderReport[]>,
): Promise<Choice> {
  return choose(device, device === 'cpu' ? [] : await reports());
}

function describe(
  { config, environment, seed }: TrainRequest,
  { decoder, renderer, requestHash }: ReturnType<typeof prepare>,
  provider: string,
  outcome: Awaited<ReturnType<typeof trainDpo>>,
): Omit<ModelManifest, 'weightsHash'> {
  return {
    format: 'stepq-qmodel',
    version: 2,
    matchFeatures: decoder.matchFeatures > 0 ? [...matchFeatureNames] : [],
    decoder: { ...decoder },
    limits: { ...renderer.limits },
    scoredTokens: config.scoredTokens,
    beta: config.beta,
    scoreMode: config.scoreMode,
    environment,
    seed,
    steps: outcome.steps,
    checkpoint: outcome.checkpoint,
    parameters: countParameters(outcome.weights),
    heldoutAccuracy: outcome.heldoutAccuracy,
    provider,
    request: requestHash,
  };
}

function trained(directory: string, manifest: ModelManifest): TrainedModel {
  const { steps, checkpoint = null, parameters, weightsHash, heldoutAccuracy, provider } = manifest;
  return { directory, steps, checkpoint, parameters, weightsHash, heldoutAccuracy, provider };
}
