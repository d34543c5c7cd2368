import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { experimentConfigSchema } from '@shared/experiment/config';
import { connectHttp } from '@main/environments/http/family';
import { selectTasks } from '@main/environments/split';
import { createPolicy } from '@main/policies/registry';
import { searchTree } from '@main/search/mcts';

/**
 * Measures the search of an environment over HTTP: nodes a second with the example server of the
 * guide, one task after another and four at a time.
 *
 *     npm run bench -- http [--tasks 40]
 */

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

async function measure(url: string, atOnce: number): Promise<void> {
  const config = experimentConfigSchema.parse({
    task: { environment: 'http', http: { url } },
    policy: { kind: 'uniform' },
    search: { stopOnSuccess: false },
  });
  const family = await connectHttp(config.task.http);
  const { train } = selectTasks(family.tasks(), {
    seed: config.seed,
    trainTasks: option('tasks', 40),
    testTasks: 1,
  });
  const { search, compat, seed } = config;
  const policy = createPolicy(config);
  const { returns } = family;
  const began = performance.now();
  let nodes = 0;
  const left = [...train];
  const work = async (): Promise<void> => {
    for (let task = left.shift(); task; task = left.shift()) {
      const environment = family.create();
      const tree = await searchTree({ task, environment, policy, returns, search, compat, seed });
      nodes += tree.nodes.length;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const seconds = (performance.now() - began) / 1000;
  console.log(`${atOnce} at a time: ${nodes} nodes, ${(nodes / seconds).toFixed(0)} a second`);
}

async function main(): Promise<void> {
  const server = spawn(process.execPath, ['docs/examples/http-environment.mjs', '0']);
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const [url = ''] = /http:[^ ]+:\d+/.exec(said.toString()) ?? [];
    for (const atOnce of [1, 4, 1, 4]) await measure(url, atOnce);
  } finally {
    server.kill();
  }
}

await main();
