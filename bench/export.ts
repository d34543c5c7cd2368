import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportFormatNames, type ExportFormatName } from '@shared/exchange/formats';
import { exportFilterSchema } from '@shared/ipc/filters';
import { allSiblingPairs } from '@shared/preference/rules';
import type { SearchTree } from '@shared/tree/tree';
import { exportData } from '@main/exchange/export/export-data';
import { roughRuler } from '@main/exchange/export/lengths';
import { createStore, type Store } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { option } from './options';
import { realTrees, searchConfig } from './real-trees';

/**
 * Measures exports of many pairs: rows a second, and the largest memory of a process that does
 * nothing else. The pairs are all sibling pairs of real WebShop trees, which stand in the store
 * again and again, each time as another task.
 *
 *     npm run bench -- export [--pairs 1000000] [--tasks 20] [--formats trl-jsonl,pairs-parquet]
 */

/** The formats of that name; what is no format is passed over. */
const formatsOf = (names: string): ExportFormatName[] =>
  exportFormatNames.filter((format) => names.split(',').includes(format));

/** The tree of another task: what its agent is told differs, and so does every row. */
function again(tree: SearchTree, copy: number): SearchTree {
  const [root, ...rest] = tree.nodes;
  const instruction = `${tree.instruction} (order ${copy})`;
  return {
    ...tree,
    taskId: `${tree.taskId}-${copy}`,
    instruction,
    nodes: [{ ...root!, observation: `${root!.observation} (order ${copy})` }, ...rest],
    iterations: [],
  };
}

/** Fills the store until it has `wanted` pairs. */
function fill(store: Store, id: string, trees: readonly SearchTree[], wanted: number): void {
  const { db } = store.workspace;
  const insert = db.prepare(`
    INSERT INTO pair (id, experiment_id, tree_id, task_id, split, depth, parent_node, chosen_node,
      rejected_node, chosen_value, rejected_value, chosen_visits, rejected_visits, margin,
      action_type)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const pairsOf = trees.map((tree) =>
    allSiblingPairs(tree).filter(({ chosen, rejected }) => chosen.visits && rejected.visits),
  );
  let held = 0;
  for (let copy = 0; held < wanted; copy += 1) {
    const at = copy % trees.length;
    const tree = again(trees[at]!, copy);
    const treeId = store.trees.commit(id, tree, 1);
    db.transaction(() => {
      for (const { chosen, rejected, chosenValue, rejectedValue } of pairsOf[at]!) {
        if (held === wanted) return;
        held += 1;
        insert.run(
          `pair-${held}`,
          id,
          treeId,
          tree.taskId,
          copy % 10 === 0 ? 'heldout' : 'train',
          chosen.depth - 1,
          chosen.parent,
          chosen.id,
          rejected.id,
          chosenValue,
          rejectedValue,
          chosen.visits,
          rejected.visits,
          chosenValue - rejectedValue,
          chosen.action!.type,
        );
      }
    })();
  }
}

const say = (what: string, figure: string): void => console.log(`${what.padEnd(44)} ${figure}`);

/** The part that runs in a process of its own. */
async function measure(directory: string, id: string, format: ExportFormatName): Promise<void> {
  const to = join(directory, `out-${format}`);
  const start = performance.now();
  const before = process.cpuUsage();
  const { rows, lengths } = await exportData(directory, {
    format,
    filter: exportFilterSchema.parse({ experimentId: id }),
    to,
    existing: 'refuse',
    ruler: roughRuler,
    appVersion: 'bench',
  });
  const seconds = (performance.now() - start) / 1000;
  const megabytes = statSync(to).size / 1e6;
  say(`${format}: rows`, rows.toLocaleString('en'));
  say(`${format}: seconds`, seconds.toFixed(1));
  say(`${format}: rows a second`, Math.round(rows / seconds).toLocaleString('en'));
  const { user, system } = process.cpuUsage(before);
  const busy = Math.round(rows / ((user + system) / 1e6)).toLocaleString('en');
  say(`${format}: rows a second of processor time`, busy);
  say(`${format}: megabytes written`, megabytes.toFixed(0));
  say(`${format}: megabytes a second`, (megabytes / seconds).toFixed(0));
  say(`${format}: largest memory (MB)`, (process.resourceUsage().maxRSS / 1024).toFixed(0));
  say(`${format}: median tokens, estimated`, String(lengths?.median ?? 0));
  rmSync(to);
}

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'stepq-bench-export-'));
  try {
    const trees = await realTrees(Number(option('tasks', '20')));
    const workspace = openWorkspace(directory, { mode: 'write' });
    const store = createStore(workspace);
    const id = store.experiments.create(searchConfig, {});
    fill(store, id, trees, Number(option('pairs', '1000000')));
    workspace.close();
    for (const format of formatsOf(option('formats', 'trl-jsonl,pairs-parquet'))) {
      const child = fork(fileURLToPath(import.meta.url), [
        ...['--measure', format],
        ...['--directory', directory],
        ...['--experiment', id],
      ]);
      await once(child, 'exit');
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const [format] = formatsOf(option('measure', ''));
if (format) await measure(option('directory', ''), option('experiment', ''), format);
else await main();
