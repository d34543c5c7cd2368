import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultSource, experimentConfigSchema } from '@shared/experiment/config';
import { importOptionsSchema } from '@shared/exchange/imports';
import { loadFamily } from '@main/environments/registry';
import { selectTasks } from '@main/environments/split';
import { importSource, inspectSource } from '@main/lab/imports/import-source';
import { createPolicy } from '@main/policies/registry';
import { searchTree } from '@main/search/mcts';
import { answerQuery } from '@main/store/reader/answer';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { referenceJson } from '../test/support/reference-json';

/**
 * Measures the import of a folder of search trees in the published code's format: WebShop searched
 * under compat `reference`, one JSON file for each tree. Both readings, the pairs and the storing
 * count.
 *
 *     npm run bench -- import [--trees 1000]
 */

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};

const config = experimentConfigSchema.parse({
  compat: 'reference',
  search: { stopOnSuccess: false },
});

async function saveTrees(folder: string, trees: number): Promise<void> {
  const family = await loadFamily(defaultSource('webshop'), resolve('resources'));
  const { train } = selectTasks(family.tasks(), { seed: 233, trainTasks: trees, testTasks: 1 });
  const { search, compat, seed } = config;
  const policy = createPolicy(config);
  for (const [at, task] of train.entries()) {
    const environment = family.create();
    const { returns } = family;
    const tree = await searchTree({ task, environment, policy, returns, search, compat, seed });
    writeFileSync(join(folder, `${at}.json`), JSON.stringify(referenceJson(tree), null, 4));
  }
}

const start = () => ({ wall: performance.now(), cpu: process.cpuUsage() });

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stepq-bench-'));
  const trees = join(folder, 'trees');
  mkdirSync(trees);
  try {
    await saveTrees(trees, option('trees', 1000));
    const workspace = openWorkspace(join(folder, 'workspace'), { mode: 'write' });
    const store = createStore(workspace);
    const options = importOptionsSchema.parse({ compat: 'reference' });
    const request = { path: trees, options, config };
    const watch = { signal: new AbortController().signal, onProgress: () => undefined };
    let began = start();
    const report = await inspectSource(request, watch);
    const perSecond = (): string => {
      const { user, system } = process.cpuUsage(began.cpu);
      const rate = (seconds: number): string =>
        Math.round(report.nodes / seconds).toLocaleString('en');
      const wall = (performance.now() - began.wall) / 1000;
      const busy = (user + system) / 1e6;
      return `${wall.toFixed(1)} s, ${rate(wall)} nodes a second, ${rate(busy)} of processor time`;
    };
    console.log(
      `${report.trees} trees, ${report.nodes} nodes, ${Math.round(report.bytes / 1e6)} MB`,
    );
    console.log(`dry run       ${perSecond()}`);
    began = start();
    const { experimentId } = await importSource(store, request, {}, watch);
    console.log(`import        ${perSecond()}`);
    began = start();
    await importSource(store, request, {}, watch);
    console.log(`import again  ${perSecond()}`);
    began = start();
    answerQuery(workspace.db, 'trees.get', { treeId: store.trees.ids(experimentId)[0]! });
    console.log(`opening a tree ${(performance.now() - began.wall).toFixed(1)} ms`);
    console.log(`memory at most ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`);
    workspace.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
