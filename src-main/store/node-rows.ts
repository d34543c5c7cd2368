import type { Database } from 'better-sqlite3';
import { formatStep, type AgentAction } from '@shared/agent/action';
import type { NodeOrigin, TerminalKind, TreeNode } from '@shared/tree/tree';
import type { PutText } from '@main/store/texts';

/** A node with its texts, as `SELECT_NODES` gives it. */
export interface NodeRow {
  readonly id: number;
  readonly parent: number | null;
  readonly depth: number;
  readonly action_type: string | null;
  readonly argument: string | null;
  readonly thought: string | null;
  readonly raw: string | null;
  readonly observation: string;
  readonly valid: number;
  readonly terminal: TerminalKind | null;
  readonly reward: number | null;
  readonly origin: NodeOrigin;
  readonly iteration: number;
  readonly visits: number;
  readonly value_sum: number;
  readonly prior: number;
  readonly exhausted: number;
  readonly expanded: number;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
}

/** Nodes with their texts; to be completed by a condition on `node`. */
export const SELECT_NODES = `
  SELECT node.id, parent, depth, action_type, argument, thought.body AS thought, raw.body AS raw,
    observation.body AS observation, valid, terminal, reward, origin, iteration, visits, value_sum,
    prior, exhausted, expanded, prompt_tokens, completion_tokens
  FROM node
  JOIN text observation ON observation.id = node.observation
  LEFT JOIN text thought ON thought.id = node.thought
  LEFT JOIN text raw ON raw.id = node.raw
`;

/** Columns of an action as they are stored. */
export interface ActionColumns {
  readonly action_type: string | null;
  readonly argument: string | null;
  readonly thought: string | null;
  readonly raw: string | null;
}

/** The action in a row; `null` at the root. */
export function actionOf(row: ActionColumns): AgentAction | null {
  if (row.action_type === null) return null;
  const action = {
    thought: row.thought ?? '',
    type: row.action_type,
    argument: row.argument ?? '',
  };
  return { ...action, raw: row.raw ?? formatStep(action) };
}

/** A function that stores one node of a tree. */
export function nodeWriter(db: Database): (treeId: number, node: TreeNode, put: PutText) => void {
  const insert = db.prepare(`
    INSERT INTO node (tree_id, id, parent, depth, action_type, argument, thought, raw, observation,
      valid, terminal, reward, origin, iteration, visits, value_sum, prior, exhausted, expanded,
      prompt_tokens, completion_tokens)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `);
  return (treeId, node, put) => {
    const { action } = node;
    insert.run(
      treeId,
      node.id,
      node.parent,
      node.depth,
      action?.type ?? null,
      action?.argument ?? null,
      action ? put(action.thought) : null,
      action && action.raw !== formatStep(action) ? put(action.raw) : null,
      put(node.observation),
      Number(node.valid),
      node.terminal,
      node.reward,
      node.origin,
      node.iteration,
      node.visits,
      node.valueSum,
      node.prior,
      Number(node.exhausted),
      Number(node.expanded),
      node.promptTokens,
      node.completionTokens,
    );
  };
}

export function nodeOf(row: NodeRow): TreeNode {
  return {
    id: row.id,
    parent: row.parent,
    depth: row.depth,
    action: actionOf(row),
    observation: row.observation,
    valid: row.valid === 1,
    terminal: row.terminal,
    reward: row.reward,
    origin: row.origin,
    iteration: row.iteration,
    visits: row.visits,
    valueSum: row.value_sum,
    prior: row.prior,
    exhausted: row.exhausted === 1,
    expanded: row.expanded === 1,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
  };
}
