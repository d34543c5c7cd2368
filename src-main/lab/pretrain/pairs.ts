import type { EnvironmentFamily, EnvironmentTask } from '@main/environments/environment';
import { selectTasks } from '@main/environments/split';
import { createPolicy } from '@main/policies/registry';
import { createPairBuilder } from '@main/preferences/build';
import { searchTree } from '@main/search/mcts';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { PreferencePair } from '@shared/preference/pair';

/**
 * Searches `tasks` training tasks of a shop and builds their preference pairs: the stages `collect`
 * and `pairs` of an experiment, kept in memory.
 * @param name goes into the ids of the pairs
 * @throws CallError `too-many-tasks`; the signal's reason when it is aborted
 */
export async function pairsOfShop(
  name: string,
  family: EnvironmentFamily,
  tasks: number,
  config: ExperimentConfig,
  { onTree, signal }: { readonly onTree: () => void; readonly signal: AbortSignal },
): Promise<readonly PreferencePair[]> {
  const { seed, search, pairs, compat } = config;
  const { train } = selectTasks(family.tasks(), { seed, trainTasks: tasks, testTasks: 1 });
  const groups = new Map(train.map(({ id, group }: EnvironmentTask) => [id, group]));
  const policy = createPolicy(config);
  const builder = createPairBuilder({
    experiment: name,
    seed,
    pairs,
    compat,
    group: (taskId) => `${name} ${groups.get(taskId) ?? taskId}`,
  });
  for (const task of train) {
    const environment = family.create(signal);
    const { returns } = family;
    builder.add(
      await searchTree({ task, environment, policy, search, returns, seed, compat, signal }),
    );
    onTree();
    // Lets Ctrl+C get through.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
  }
  return builder.finish().pairs;
}
