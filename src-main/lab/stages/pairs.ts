import type { SearchTree } from '@shared/tree/tree';
import { throwIfStopped } from '@main/lab/events';
import { createMeter } from '@main/lab/meter';
import type { StageContext } from '@main/lab/stages/stage';
import { buildPairs } from '@main/preferences/build';

/** Builds the preference pairs of all trees anew and stores them with what each filter removed. */
export async function pairStage(context: StageContext): Promise<void> {
  const { experimentId, config, store, tasks } = context;
  const groupOf = new Map(tasks.train.map(({ id, group }) => [id, group]));
  const { pairs, filters } = await buildPairs(committedTrees(context), {
    experiment: experimentId,
    seed: config.seed,
    pairs: config.pairs,
    compat: config.compat,
    group: (taskId) => groupOf.get(taskId) ?? taskId,
  });
  store.pairs.replace(experimentId, pairs, filters);
  const heldout = pairs.filter(({ split }) => split === 'heldout').length;
  context.log(
    'info',
    `Built ${pairs.length} preference pairs from the trees, ${heldout} of them held out.`,
  );
}

/** The trees one by one; lets other work of the process through between two of them. */
async function* committedTrees(context: StageContext): AsyncGenerator<SearchTree> {
  const { experimentId, store, clock, signal } = context;
  const ids = store.trees.ids(experimentId);
  const meter = createMeter({
    stage: 'pairs',
    total: ids.length,
    unit: 'trees',
    alreadyDone: 0,
    clock,
  });
  for (const [done, treeId] of ids.entries()) {
    throwIfStopped(signal);
    yield store.trees.load(treeId);
    context.report(meter.at(done + 1, 0, ''));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
