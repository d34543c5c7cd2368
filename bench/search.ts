import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  defaultSource,
  experimentConfigSchema,
  policiesFor,
  type EnvironmentId,
} from '@shared/experiment/config';
import { loadFamily } from '@main/environments/registry';
import { selectTasks } from '@main/environments/split';
import { createPolicy } from '@main/policies/registry';
import { searchTree } from '@main/search/mcts';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';

/**
 * Measures the search as the lab does it: trees of one task after another, each committed to a
 * workspace; new nodes a second, by the clock and of processor time. Every round has tasks of its own,
 * so that nothing is remembered from the one before; the first, which builds the index and warms the
 * compiler up, is not counted.
 *
 *     npm run bench -- search [--env webshop] [--tasks 40] [--rounds 5]
 */

const said = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** Seconds of the clock and of the processor since `Clocks` was made. */
class Clocks {
  readonly #began = performance.now();
  readonly #used = process.cpuUsage();

  read(): { readonly wall: number; readonly busy: number } {
    const { user, system } = process.cpuUsage(this.#used);
    return { wall: (performance.now() - this.#began) / 1000, busy: (user + system) / 1e6 };
  }
}

async function main(directory: string): Promise<void> {
  const environment = (said('env') ?? 'webshop') as EnvironmentId;
  const config = experimentConfigSchema.parse({
    task: { environment },
    policy: { kind: policiesFor[environment][0] },
    search: { stopOnSuccess: false },
  });
  const family = await loadFamily(defaultSource(environment), resolve('resources'));
  const { returns } = family;
  const rounds = Number(said('rounds') ?? 5);
  const tasks = Number(said('tasks') ?? 40);
  const { train } = selectTasks(family.tasks(), {
    seed: config.seed,
    trainTasks: tasks * (rounds + 1),
    testTasks: 1,
  });
  const { search, compat, seed } = config;
  const policy = createPolicy(config);
  const workspace = openWorkspace(directory, { mode: 'write' });
  const store = createStore(workspace);
  for (let round = 0; round <= rounds; round += 1) {
    const id = store.experiments.create(config, {});
    const clocks = new Clocks();
    let nodes = 0;
    let storing = 0;
    for (const task of train.slice(round * tasks, (round + 1) * tasks)) {
      const request = { task, policy, returns, search, compat, seed };
      const tree = await searchTree({ ...request, environment: family.create() });
      const began = performance.now();
      store.trees.commit(id, tree, 0);
      storing += performance.now() - began;
      nodes += tree.nodes.length;
    }
    const { wall, busy } = clocks.read();
    if (round === 0) continue;
    console.log(
      `${nodes} nodes, ${(nodes / wall).toFixed(0)} a second by the clock, ` +
        `${(nodes / busy).toFixed(0)} of processor time; ` +
        `${((storing / wall / 1000) * 100).toFixed(0)} % of the time to store them`,
    );
  }
  workspace.close();
}

const directory = mkdtempSync(join(tmpdir(), 'stepq-bench-search-'));
try {
  await main(directory);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
