import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, QueryName } from '@shared/ipc/contract';
import type { PairFilter } from '@shared/ipc/filters';
import type { PreferencePair } from '@shared/preference/pair';
import type { SearchTree } from '@shared/tree/tree';
import { createPairBuilder } from '@main/preferences/build';
import { answerQuery } from '@main/store/reader/answer';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace, workspaceFile } from '@main/store/workspace';
import { option } from './options';
import { realTrees, searchConfig } from './real-trees';

/**
 * Measures the store on real trees of WebShop: nodes committed a second, bytes a node on disk, and
 * how long each of the window's questions takes with a tree of ten thousand nodes and a hundred
 * thousand pairs.
 *
 *     npm run bench -- store [--tasks 60] [--pairs 100000]
 */

/** One tree of at least `nodes` nodes, made of the others hung under one root. */
function graft(trees: readonly SearchTree[], nodes: number): SearchTree {
  const first = trees[0]!;
  const grown = [...first.nodes];
  for (let i = 1; grown.length < nodes; i += 1) {
    const shift = grown.length - 1;
    for (const node of trees[i % trees.length]!.nodes.slice(1)) {
      const parent = node.parent === 0 ? 0 : node.parent! + shift;
      grown.push({ ...node, id: node.id + shift, parent });
    }
  }
  return { ...first, taskId: 'grafted', nodes: grown };
}

/** All pairs of the trees, repeated under other ids until there are `count`. */
function manyPairs(trees: readonly SearchTree[], count: number): PreferencePair[] {
  const builder = createPairBuilder({
    experiment: 'bench',
    seed: 233,
    pairs: searchConfig.pairs,
    compat: searchConfig.compat,
    group: (taskId) => taskId,
  });
  for (const tree of trees) builder.add(tree);
  const { pairs } = builder.finish();
  return Array.from({ length: count }, (_, i) => {
    const pair = pairs[Math.floor((i * pairs.length) / count)]!;
    return { ...pair, id: `${pair.id}/${i}` };
  });
}

function timed<Result>(work: () => Result): { milliseconds: number; result: Result } {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

const say = (what: string, figure: string): void => console.log(`${what.padEnd(58)} ${figure}`);
const inMs = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`;

function measureCommits(store: Store, id: string, trees: readonly SearchTree[]): void {
  const nodes = trees.reduce((sum, tree) => sum + tree.nodes.length, 0);
  const { milliseconds } = timed(() => {
    for (const tree of trees) store.trees.commit(id, tree, 1);
  });
  store.workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = statSync(workspaceFile(store.workspace.directory)).size;
  say(`${trees.length} trees with ${nodes} nodes, committed`, inMs(milliseconds));
  say('nodes a second', Math.round((nodes / milliseconds) * 1000).toLocaleString('en'));
  const text = Number(
    store.workspace.db
      .prepare("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%text%'")
      .pluck()
      .get(),
  );
  say('bytes a node on disk', String(Math.round(bytes / nodes)));
  say('of which texts', String(Math.round(text / nodes)));
}

function measureQueries(directory: string, id: string, treeId: number, pairId: string): void {
  const workspace = openWorkspace(directory, { mode: 'read' });
  const ask = <Name extends QueryName>(name: Name, input: CallInput<Name>, what = ''): void => {
    const runs = Array.from({ length: 5 }, () =>
      timed(() => answerQuery(workspace.db, name, input)),
    );
    const sorted = runs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    say(`${name} ${what}`, `${inMs(sorted[2]!)} (first ${inMs(runs[0]!.milliseconds)})`);
  };
  const page = (
    filter: Omit<PairFilter, 'experimentId'>,
    order: CallInput<'pairs.page'>['order'] = 'margin-down',
    offset = 0,
  ): void =>
    ask(
      'pairs.page',
      { filter: { experimentId: id, ...filter }, order, offset, limit: 100 },
      `${order} ${JSON.stringify(filter)} from ${offset}`,
    );
  ask('experiments.list', undefined);
  ask('trees.list', { experimentId: id });
  ask('trees.get', { treeId });
  ask('trees.node', { treeId, nodeId: 5000 });
  ask('trees.search', { treeId, text: 'price' });
  ask('pairs.overview', { experimentId: id });
  page({});
  page({}, 'task');
  page({}, 'margin-down', 90_000);
  page({ minMargin: 0.3, maxMargin: 0.6, depth: 1 });
  page({ actionType: 'click', split: 'train' }, 'task');
  page({ search: 'black leather' });
  page({ search: 'größe' });
  ask('pairs.context', { pairId });
  workspace.close();
}

const directory = mkdtempSync(join(tmpdir(), 'stepq-bench-store-'));
try {
  const searched = await realTrees(Number(option('tasks', '60')));
  const workspace = openWorkspace(directory, { mode: 'write' });
  const store = createStore(workspace);
  const id = store.experiments.create(searchConfig, {});
  measureCommits(store, id, searched);

  const big = graft(searched, 10_000);
  const bigCommit = timed(() => store.trees.commit(id, big, 1));
  say(`a tree with ${big.nodes.length} nodes, committed`, inMs(bigCommit.milliseconds));
  say('the same, loaded', inMs(timed(() => store.trees.load(bigCommit.result)).milliseconds));

  const pairs = manyPairs(searched, Number(option('pairs', '100000')));
  const replace = timed(() => store.pairs.replace(id, pairs, []));
  say(`${pairs.length} pairs, stored`, inMs(replace.milliseconds));
  say('the same, for training', inMs(timed(() => store.pairs.forTraining(id)).milliseconds));
  measureQueries(directory, id, bigCommit.result, pairs[0]!.id);
  say('the experiment, deleted', inMs(timed(() => store.experiments.delete(id)).milliseconds));
  workspace.close();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
