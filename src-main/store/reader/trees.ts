import type { Database } from 'better-sqlite3';
import type { NodeDetail, TaskState, TreeRow } from '@shared/ipc/rows';
import type { SearchIteration, StopReason } from '@shared/tree/tree';
import { CallError } from '@main/rpc/rpc';
import { actionOf, SELECT_NODES, type NodeRow } from '@main/store/node-rows';
import { textMatch } from '@main/store/text-match';
import { iterationsOf } from '@main/store/trees';

interface Row {
  readonly task_id: string;
  readonly instruction: string;
  readonly state: TaskState;
  readonly id: number | null;
  readonly nodes: number | null;
  readonly iterations: number | null;
  readonly best_reward: number | null;
  readonly stop_reason: StopReason | null;
  readonly policy_calls: number | null;
  readonly milliseconds: number | null;
  readonly committed_at: number | null;
}

/** Every training task with its tree, in the order in which they were planned. */
export function treeRows(db: Database, input: { experimentId: string }): TreeRow[] {
  return db
    .prepare<[string], Row>(
      `SELECT task_id, instruction, state, tree.id, nodes, iterations, best_reward, stop_reason,
         policy_calls, milliseconds, committed_at
       FROM task LEFT JOIN tree USING (experiment_id, task_id)
       WHERE experiment_id = ? ORDER BY position`,
    )
    .all(input.experimentId)
    .map((row) => ({
      taskId: row.task_id,
      instruction: row.instruction,
      state: row.state,
      treeId: row.id,
      nodes: row.nodes ?? 0,
      iterations: row.iterations ?? 0,
      bestReward: row.best_reward,
      stopReason: row.stop_reason,
      policyCalls: row.policy_calls ?? 0,
      milliseconds: row.milliseconds ?? 0,
      committedAt: row.committed_at,
    }));
}

/** What each iteration did, to replay the search. @throws CallError `not-found` */
export function treeIterations(db: Database, input: { treeId: number }): SearchIteration[] {
  return iterationsOf(db, input.treeId);
}

/** @throws CallError `not-found` */
export function nodeDetail(db: Database, input: { treeId: number; nodeId: number }): NodeDetail {
  const row = db
    .prepare<[number, number], NodeRow>(`${SELECT_NODES} WHERE node.tree_id = ? AND node.id = ?`)
    .get(input.treeId, input.nodeId);
  if (!row) {
    throw new CallError('not-found', 'There is no such node. Its tree may have been deleted.');
  }
  return {
    nodeId: row.id,
    action: actionOf(row),
    observation: row.observation,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
  };
}

/** Nodes whose thought, action or observation holds the text, ignoring case, by id. */
export function searchNodes(db: Database, input: { treeId: number; text: string }): Int32Array {
  const { treeId } = input;
  const { on, value } = textMatch(input.text);
  // Observations repeat within a tree, so each text is looked through once.
  const nodes = db
    .prepare<unknown[], number>(
      `WITH found AS MATERIALIZED (
         SELECT id FROM text WHERE ${on('body')} AND id IN (
           SELECT observation FROM node WHERE tree_id = ?
           UNION SELECT thought FROM node WHERE tree_id = ?))
       SELECT id FROM node WHERE tree_id = ?
         AND (observation IN found OR thought IN found
           OR ${on("action_type || '[' || argument || ']'")})
       ORDER BY id`,
    )
    .pluck()
    .all(value, treeId, treeId, treeId, value);
  return Int32Array.from(nodes);
}
