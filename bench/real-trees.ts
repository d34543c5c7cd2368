import { resolve } from 'node:path';
import { loadFamily } from '@main/environments/registry';
import { selectTasks } from '@main/environments/split';
import { createPolicy } from '@main/policies/registry';
import { searchTree } from '@main/search/mcts';
import { defaultSource, experimentConfigSchema } from '@shared/experiment/config';
import type { SearchTree } from '@shared/tree/tree';

/** The demo's way to search. */
export const searchConfig = experimentConfigSchema.parse({ search: { stopOnSuccess: false } });

/** Trees of WebShop's first training tasks, searched as the demo searches. */
export async function realTrees(tasks: number): Promise<SearchTree[]> {
  const family = await loadFamily(defaultSource('webshop'), resolve('resources'));
  const { train } = selectTasks(family.tasks(), { seed: 233, trainTasks: tasks, testTasks: 1 });
  const trees: SearchTree[] = [];
  for (const task of train) {
    const { returns } = family;
    const { search, compat, seed } = searchConfig;
    const environment = family.create();
    const policy = createPolicy(searchConfig);
    trees.push(await searchTree({ task, environment, policy, returns, search, compat, seed }));
  }
  return trees;
}
