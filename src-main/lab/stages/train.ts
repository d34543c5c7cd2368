import type { CorpusDocument, TrainProgress } from '@main/qmodel/service';
import { throwIfStopped } from '@main/lab/events';
import { heldoutAccuracy } from '@main/lab/stages/heldout-accuracy';
import { createMeter, type Meter } from '@main/lab/meter';
import type { StageContext } from '@main/lab/stages/stage';
import type { TrajectoryPair } from '@shared/preference/trajectory';
import { trajectoryPairs } from '@main/preferences/trajectories';
import { trainRanker } from '@main/search/ranker/train';
import { CallError } from '@main/rpc/rpc';

/** Trains the Q-value model and, on the same pairs, the linear ranker that it is compared with. */
export async function train(context: StageContext): Promise<void> {
  const { experimentId, config, store, clock, signal } = context;
  const pairs = store.pairs.forTraining(experimentId);
  const trainPairs = pairs.filter(({ split }) => split === 'train');
  if (trainPairs.length === 0) {
    throw new CallError(
      'conflict',
      'There is no preference pair to train on: every pair was removed by a filter or rejected in ' +
        'review. The trees are kept. Search more tasks or lower the least margin.',
    );
  }
  store.rankers.save(experimentId, await orStopped(trainRanker(trainPairs, signal), signal));

  const model = await trainModel(context, pairs);
  throwIfStopped(signal);
  store.models.save(experimentId, model, config.model);
  const heldout = pairs.filter(({ split }) => split === 'heldout');
  const service = await context.models.service();
  const meter = createMeter({
    stage: 'train',
    total: heldout.length,
    unit: 'held-out pairs',
    alreadyDone: 0,
    clock,
  });
  const accuracy = await heldoutAccuracy(heldout, service, model.directory, (done) => {
    throwIfStopped(signal);
    context.report(meter.at(done, 0, 'measuring the held-out accuracy'));
  });
  store.models.saveAccuracy(experimentId, accuracy);
  context.log(
    'info',
    `Trained on ${trainPairs.length} pairs in ${model.steps} updates; held-out accuracy ` +
      `${model.heldoutAccuracy === null ? 'not measured' : model.heldoutAccuracy.toFixed(3)}.`,
  );
}

/** The environment's text without what the test tasks are about. */
export function corpusOf(
  family: StageContext['family'],
  { test }: StageContext['tasks'],
): readonly CorpusDocument[] {
  return family.corpus?.(new Set(test.map(({ group }) => group))) ?? [];
}

/** Pairs of whole episodes of all trees. */
export function trajectoriesOf(
  context: Pick<StageContext, 'experimentId' | 'config' | 'store' | 'tasks' | 'log'>,
): readonly TrajectoryPair[] {
  const { experimentId, config, store, tasks } = context;
  const groups = new Map(tasks.train.map(({ id, group }) => [id, group]));
  const pairs = store.trees.ids(experimentId).flatMap((id) =>
    trajectoryPairs(store.trees.load(id), {
      seed: config.seed,
      pairs: config.pairs,
      group: (taskId) => groups.get(taskId) ?? taskId,
    }),
  );
  const train = pairs.filter(({ split }) => split === 'train').length;
  context.log('info', `Built ${pairs.length} pairs of whole episodes, ${train} to train on.`);
  return pairs;
}

async function trainModel(
  context: StageContext,
  pairs: ReturnType<StageContext['store']['pairs']['forTraining']>,
): Promise<Awaited<ReturnType<Awaited<ReturnType<StageContext['models']['service']>>['train']>>> {
  const { experimentId, config, store, family, tasks, clock, signal } = context;
  const service = await context.models.service();
  const meters = new Map<TrainProgress['unit'], Meter>();
  const meterOf = ({ unit, total, done, metrics }: TrainProgress): Meter => {
    const first = metrics[0]?.step;
    const alreadyDone = unit === 'reference pairs' ? 0 : first === undefined ? done : first - 1;
    const known =
      meters.get(unit) ??
      createMeter({
        stage: 'train',
        total,
        unit: unit === 'updates' ? 'updates' : 'pairs',
        alreadyDone,
        clock,
      });
    meters.set(unit, known);
    return known;
  };
  let begun = false;
  const onProgress = (progress: TrainProgress): void => {
    if (progress.notice !== undefined) {
      context.log('warning', progress.notice);
      return;
    }
    // A training that goes on has the reference behind it: this one begins anew, and its curves too.
    if (progress.unit === 'reference pairs' && !begun) store.metrics.clear(experimentId);
    begun = true;
    if (progress.metrics.length > 0) {
      store.metrics.add(experimentId, progress.metrics);
      context.emit('training.metrics', { experimentId, metrics: progress.metrics });
    }
    const last = progress.metrics.at(-1);
    const note = last
      ? `${last.phase}, loss ${last.loss.toFixed(3)}, accuracy ${last.accuracy.toFixed(2)}`
      : 'scoring the pairs with the reference model';
    context.report(meterOf(progress).at(progress.done, 0, note));
  };
  return orStopped(
    service.train(
      {
        directory: context.modelDirectory,
        environment: config.task.environment,
        seed: config.seed,
        config: { ...config.model, base: context.base },
        pairs,
        trajectories: config.model.objective === 'trajectory-dpo' ? trajectoriesOf(context) : [],
        corpus: corpusOf(family, tasks),
      },
      onProgress,
      signal,
    ),
    signal,
  );
}

/** What `work` gives; once the signal was raised, its failure is only that it was stopped. */
export async function orStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throwIfStopped(signal);
    throw error;
  }
}
