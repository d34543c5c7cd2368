import type { AgentAction } from '@shared/agent/action';
import type { PairRow, ReviewStatus } from '@shared/ipc/rows';
import type { PairSplit } from '@shared/preference/pair';
import { fromJson } from '@main/store/json';
import { actionOf } from '@main/store/node-rows';

/** A pair with the texts of its two nodes, as `SELECT_PAIRS` gives it: what was built, and beside it what review made of it. */
export interface StoredPair {
  readonly seq: number;
  readonly id: string;
  readonly experiment_id: string;
  readonly tree_id: number;
  readonly task_id: string;
  readonly split: PairSplit;
  readonly depth: number;
  readonly parent_node: number;
  readonly chosen_node: number;
  readonly rejected_node: number;
  readonly chosen_value: number;
  readonly rejected_value: number;
  readonly chosen_visits: number;
  readonly rejected_visits: number;
  readonly margin: number;
  readonly review: ReviewStatus;
  readonly swapped: number;
  readonly chosen_edit: string | null;
  readonly rejected_edit: string | null;
  readonly instruction: string;
  readonly chosen_type: string | null;
  readonly chosen_argument: string | null;
  readonly chosen_thought: string | null;
  readonly chosen_raw: string | null;
  readonly rejected_type: string | null;
  readonly rejected_argument: string | null;
  readonly rejected_thought: string | null;
  readonly rejected_raw: string | null;
}

/** Pairs with their texts; to be completed by a condition on `pair`. */
export const SELECT_PAIRS = `
  SELECT pair.*, task.instruction,
    c.action_type AS chosen_type, c.argument AS chosen_argument,
    ct.body AS chosen_thought, cr.body AS chosen_raw,
    r.action_type AS rejected_type, r.argument AS rejected_argument,
    rt.body AS rejected_thought, rr.body AS rejected_raw
  FROM pair
  JOIN task USING (experiment_id, task_id)
  JOIN node c ON c.tree_id = pair.tree_id AND c.id = pair.chosen_node
  JOIN node r ON r.tree_id = pair.tree_id AND r.id = pair.rejected_node
  LEFT JOIN text ct ON ct.id = c.thought
  LEFT JOIN text cr ON cr.id = c.raw
  LEFT JOIN text rt ON rt.id = r.thought
  LEFT JOIN text rr ON rr.id = r.raw
`;

interface Side {
  readonly node: number;
  readonly action: AgentAction;
  readonly value: number;
  readonly visits: number;
}

/**
 * The pair as it counts now, edits and swaps applied. A swap moves action, node, value and visits;
 * the margin stays what the search measured between the two.
 */
export function pairRowOf(row: StoredPair): PairRow {
  const [chosen, rejected] = row.swapped ? [lower(row), upper(row)] : [upper(row), lower(row)];
  return {
    id: row.id,
    experimentId: row.experiment_id,
    taskId: row.task_id,
    treeId: row.tree_id,
    split: row.split,
    depth: row.depth,
    parentNode: row.parent_node,
    chosenNode: chosen.node,
    rejectedNode: rejected.node,
    instruction: row.instruction,
    chosen: chosen.action,
    rejected: rejected.action,
    chosenValue: chosen.value,
    rejectedValue: rejected.value,
    chosenVisits: chosen.visits,
    rejectedVisits: rejected.visits,
    margin: row.margin,
    review: row.review,
    edited: row.swapped === 1 || row.chosen_edit !== null || row.rejected_edit !== null,
  };
}

/** The side that the search valued higher. */
function upper(row: StoredPair): Side {
  const original = {
    action_type: row.chosen_type,
    argument: row.chosen_argument,
    thought: row.chosen_thought,
    raw: row.chosen_raw,
  };
  return {
    node: row.chosen_node,
    action: row.chosen_edit === null ? built(actionOf(original)) : fromJson(row.chosen_edit),
    value: row.chosen_value,
    visits: row.chosen_visits,
  };
}

function lower(row: StoredPair): Side {
  const original = {
    action_type: row.rejected_type,
    argument: row.rejected_argument,
    thought: row.rejected_thought,
    raw: row.rejected_raw,
  };
  return {
    node: row.rejected_node,
    action: row.rejected_edit === null ? built(actionOf(original)) : fromJson(row.rejected_edit),
    value: row.rejected_value,
    visits: row.rejected_visits,
  };
}

function built(action: AgentAction | null): AgentAction {
  if (!action) throw new Error('A preference pair refers to the root of its tree.');
  return action;
}
