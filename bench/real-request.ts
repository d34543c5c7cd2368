import { resolve } from 'node:path';
import { defaultSource, experimentConfigSchema } from '@shared/experiment/config';
import { loadFamily } from '@main/environments/registry';
import { selectTasks } from '@main/environments/split';
import { createPolicy } from '@main/policies/registry';
import { createPairBuilder } from '@main/preferences/build';
import type { TrainRequest } from '@main/qmodel/service';
import { searchTree } from '@main/search/mcts';

/** A training on the pairs of 150 searched tasks of WebShop, as the demo makes them. */
export async function realRequest(directory: string): Promise<TrainRequest> {
  const { search, compat, seed, pairs, model } = experimentConfigSchema.parse({
    search: { stopOnSuccess: false },
    model: { checkpointEvery: 5 },
  });
  const family = await loadFamily(defaultSource('webshop'), resolve('resources'));
  const { train } = selectTasks(family.tasks(), { seed, trainTasks: 150, testTasks: 1 });
  const groups = new Map(train.map(({ id, group }) => [id, group]));
  const builder = createPairBuilder({
    experiment: 'bench',
    seed,
    pairs,
    compat,
    group: (taskId) => groups.get(taskId) ?? taskId,
  });
  const policy = createPolicy(experimentConfigSchema.parse({}));
  const { returns } = family;
  for (const task of train) {
    const environment = family.create();
    builder.add(await searchTree({ task, environment, policy, returns, search, compat, seed }));
  }
  return {
    directory,
    environment: 'webshop',
    seed,
    config: model,
    pairs: builder.finish().pairs,
    trajectories: [],
    corpus: family.corpus?.(new Set()) ?? [],
  };
}
