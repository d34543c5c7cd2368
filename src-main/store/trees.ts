import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { SearchIteration, SearchTree, StopReason } from '@shared/tree/tree';
import { CallError } from '@main/rpc/rpc';
import { fromJson } from '@main/store/json';
import { nodeOf, nodeWriter, SELECT_NODES, type NodeRow } from '@main/store/node-rows';
import { textWriter } from '@main/store/texts';
import { writer } from '@main/store/transaction';

export interface TreeRepository {
  /**
   * Stores a searched tree and marks its task `done`, in one transaction; gives the tree's id.
   * @param milliseconds how long the search took
   * @throws CallError `conflict` when the task has a tree already, `disk-full`.
   */
  commit(experimentId: string, tree: SearchTree, milliseconds: number): number;
  /** @throws CallError `not-found` */
  load(treeId: number): SearchTree;
  /** Id of the tree of a task; `null` until it is committed. */
  find(experimentId: string, taskId: string): number | null;
  /** Ids of an experiment's trees, in the order in which their tasks were planned. */
  ids(experimentId: string): number[];
  /** How many trees hold a success. */
  solved(experimentId: string): number;
  /** Policy samples drawn for all trees of an experiment. */
  policyCalls(experimentId: string): number;
  /** What each search of an experiment took, in the order in which their tasks were planned. */
  costs(experimentId: string): SearchCost[];
  /** The experiment that a tree belongs to. @throws CallError `not-found` */
  experimentOf(treeId: number): string;
  /** Deletes all trees of an experiment. */
  clear(experimentId: string): void;
  /** Stores the model's Q of nodes, by node id; `null` and nodes left out are not scored. */
  setQValues(treeId: number, q: readonly (number | null)[]): void;
}

/** What a search took. */
export interface SearchCost {
  readonly treeId: number;
  readonly taskId: string;
  readonly policyCalls: number;
  readonly environmentSteps: number;
  readonly milliseconds: number;
}

interface TreeRow {
  readonly experiment_id: string;
  readonly task_id: string;
  readonly instruction: string;
  readonly stop_reason: StopReason;
  readonly policy_calls: number;
  readonly environment_steps: number;
}

export function treeRepository(db: Database): TreeRepository {
  const write = writer(db);
  const putTexts = textWriter(db);
  const putNode = nodeWriter(db);
  const insertTask = db.prepare(`
    INSERT INTO task (experiment_id, task_id, position, instruction, state)
    VALUES (?, ?, (SELECT count(*) FROM task WHERE experiment_id = ?), ?, 'done')
    ON CONFLICT DO UPDATE SET state = 'done', instruction = excluded.instruction
  `);
  const insertTree = db
    .prepare<unknown[], number>(
      `INSERT INTO tree (experiment_id, task_id, stop_reason, nodes, iterations, solved, best_reward,
         policy_calls, environment_steps, milliseconds, committed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .pluck();
  const insertTrace = db.prepare('INSERT INTO trace (tree_id, iterations) VALUES (?, ?)');
  const find = db
    .prepare<[string, string], number>(
      'SELECT id FROM tree WHERE experiment_id = ? AND task_id = ?',
    )
    .pluck();
  const ids = db
    .prepare<[string], number>(
      `SELECT tree.id FROM tree JOIN task USING (experiment_id, task_id)
       WHERE experiment_id = ? ORDER BY position`,
    )
    .pluck();
  const total = (column: 'solved' | 'policy_calls') =>
    db
      .prepare<[string], number>(`SELECT total(${column}) FROM tree WHERE experiment_id = ?`)
      .pluck();
  const solved = total('solved');
  const policyCalls = total('policy_calls');
  const costs = db.prepare<[string], SearchCost>(
    `SELECT tree.id AS treeId, task_id AS taskId, policy_calls AS policyCalls,
       environment_steps AS environmentSteps, milliseconds
     FROM tree JOIN task USING (experiment_id, task_id) WHERE experiment_id = ? ORDER BY position`,
  );
  const one = db.prepare<[number], TreeRow>(
    'SELECT * FROM tree JOIN task USING (experiment_id, task_id) WHERE tree.id = ?',
  );
  const nodes = db.prepare<[number], NodeRow>(
    `${SELECT_NODES} WHERE node.tree_id = ? ORDER BY node.id`,
  );
  const clear = db.prepare('DELETE FROM tree WHERE experiment_id = ?');
  const clearQ = db.prepare('UPDATE node SET q = NULL WHERE tree_id = ?');
  const setQ = db.prepare('UPDATE node SET q = ? WHERE tree_id = ? AND id = ?');

  const get = (treeId: number): TreeRow => {
    const row = one.get(treeId);
    if (!row) throw noTree();
    return row;
  };

  return {
    commit: (experimentId, tree, milliseconds) =>
      write(() => {
        if (find.get(experimentId, tree.taskId) !== undefined) {
          throw new CallError('conflict', `Task ${tree.taskId} has a tree already, which is kept.`);
        }
        insertTask.run(experimentId, tree.taskId, experimentId, tree.instruction);
        const rewards = tree.nodes.flatMap((node) => (node.reward === null ? [] : [node.reward]));
        const treeId = insertTree.get(
          experimentId,
          tree.taskId,
          tree.stopReason,
          tree.nodes.length,
          tree.iterations.length,
          Number(tree.nodes.some((node) => node.terminal === 'success')),
          rewards.length > 0 ? rewards.reduce((a, b) => Math.max(a, b)) : null,
          tree.policyCalls,
          tree.environmentSteps,
          Math.round(milliseconds),
          Date.now(),
        );
        if (treeId === undefined) throw new Error('SQLite gave no id for a tree.');
        const put = putTexts();
        for (const node of tree.nodes) putNode(treeId, node, put);
        insertTrace.run(treeId, deflateRawSync(JSON.stringify(tree.iterations)));
        return treeId;
      }),
    load: (treeId) => {
      const row = get(treeId);
      return {
        taskId: row.task_id,
        instruction: row.instruction,
        nodes: nodes.all(treeId).map(nodeOf),
        iterations: iterationsOf(db, treeId),
        stopReason: row.stop_reason,
        policyCalls: row.policy_calls,
        environmentSteps: row.environment_steps,
      };
    },
    find: (experimentId, taskId) => find.get(experimentId, taskId) ?? null,
    ids: (experimentId) => ids.all(experimentId),
    solved: (experimentId) => solved.get(experimentId) ?? 0,
    policyCalls: (experimentId) => policyCalls.get(experimentId) ?? 0,
    costs: (experimentId) => costs.all(experimentId),
    clear: (experimentId) => write(() => void clear.run(experimentId)),
    experimentOf: (treeId) => get(treeId).experiment_id,
    setQValues: (treeId, q) =>
      write(() => {
        get(treeId);
        clearQ.run(treeId);
        q.forEach((value, nodeId) => {
          if (value !== null) setQ.run(value, treeId, nodeId);
        });
      }),
  };
}

/** What each iteration of a search did. @throws CallError `not-found` */
export function iterationsOf(db: Database, treeId: number): SearchIteration[] {
  const packed = db
    .prepare<[number], Buffer>('SELECT iterations FROM trace WHERE tree_id = ?')
    .pluck()
    .get(treeId);
  if (!packed) throw noTree();
  return fromJson<SearchIteration[]>(inflateRawSync(packed).toString());
}

/** For a tree id that nothing is stored under. */
export function noTree(): CallError {
  return new CallError('not-found', 'There is no such tree. It may have been deleted.');
}
