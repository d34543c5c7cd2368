import { experimentConfigSchema } from '@shared/experiment/config';
import { selectTasks } from '@main/environments/split';
import { loadWebShop } from '@main/environments/webshop/family';
import { createPolicy } from '@main/policies/registry';
import { searchTree } from '@main/search/mcts';

/**
 * Measures the search in WebShop: nodes a second, one task after another. The first round, which
 * builds the shop's index and warms the compiler up, is not counted.
 *
 *     npm run bench -- search [--tasks 40] [--rounds 5]
 */

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

async function main(): Promise<void> {
  const config = experimentConfigSchema.parse({ search: { stopOnSuccess: false } });
  const family = loadWebShop('resources/webshop');
  const { returns } = family;
  const { train } = selectTasks(family.tasks(), {
    seed: config.seed,
    trainTasks: option('tasks', 40),
    testTasks: 1,
  });
  const { search, compat, seed } = config;
  const policy = createPolicy(config);
  for (let round = 0; round <= option('rounds', 5); round += 1) {
    const began = process.cpuUsage();
    let nodes = 0;
    for (const task of train) {
      const environment = family.create();
      const tree = await searchTree({ task, environment, policy, returns, search, compat, seed });
      nodes += tree.nodes.length;
    }
    const { user, system } = process.cpuUsage(began);
    const seconds = (user + system) / 1e6;
    if (round > 0) {
      console.log(`${nodes} nodes, ${(nodes / seconds).toFixed(0)} a second of processor time`);
    }
  }
}

await main();
