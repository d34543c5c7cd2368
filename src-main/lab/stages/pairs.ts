import { throwIfStopped } from '@main/lab/events';
import { createMeter } from '@main/lab/meter';
import type { StageContext } from '@main/lab/stages/stage';
import { createPairBuilder } from '@main/preferences/build';

/** Builds the preference pairs of all trees anew and stores them with what each filter removed. */
export async function buildPairs(context: StageContext): Promise<void> {
  const { experimentId, config, store, tasks, clock, signal } = context;
  const groupOf = new Map(tasks.train.map(({ id, group }) => [id, group]));
  const builder = createPairBuilder({
    experiment: experimentId,
    seed: config.seed,
    pairs: config.pairs,
    compat: config.compat,
    group: (taskId) => groupOf.get(taskId) ?? taskId,
  });
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
    builder.add(store.trees.load(treeId));
    context.report(meter.at(done + 1, 0, ''));
    // Other work of the process gets through between two trees.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { pairs, filters } = builder.finish();
  store.pairs.replace(experimentId, pairs, filters);
  const heldout = pairs.filter(({ split }) => split === 'heldout').length;
  context.log(
    'info',
    `Built ${pairs.length} preference pairs from ${ids.length} trees, ${heldout} of them held out.`,
  );
}
