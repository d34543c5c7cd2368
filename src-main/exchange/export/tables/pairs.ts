import { perTurns } from '@main/exchange/export/messages';
import type { Columns } from '@main/exchange/export/sinks/columns';
import type { PairItem } from '@main/exchange/export/sources/pairs';

/** A pair as a row of a table. */
interface PairTableRow {
  readonly id: string;
  readonly task_id: string;
  readonly split: string;
  readonly depth: number;
  readonly tree_id: number;
  readonly parent_node: number;
  readonly chosen_node: number;
  readonly rejected_node: number;
  readonly instruction: string;
  /** Everything before the decision as one text. */
  readonly prompt: string;
  readonly chosen: string;
  readonly rejected: string;
  readonly chosen_type: string;
  readonly rejected_type: string;
  readonly chosen_value: number;
  readonly rejected_value: number;
  readonly chosen_visits: number;
  readonly rejected_visits: number;
  readonly margin: number;
  readonly review: string;
  readonly edited: boolean;
  /** Prompt and longer action, in tokens. */
  readonly tokens: number;
}

export const pairColumns: Columns<PairTableRow> = {
  id: 'string',
  task_id: 'string',
  split: 'string',
  depth: 'int',
  tree_id: 'int',
  parent_node: 'int',
  chosen_node: 'int',
  rejected_node: 'int',
  instruction: 'text',
  prompt: 'text',
  chosen: 'text',
  rejected: 'text',
  chosen_type: 'string',
  rejected_type: 'string',
  chosen_value: 'double',
  rejected_value: 'double',
  chosen_visits: 'int',
  rejected_visits: 'int',
  margin: 'double',
  review: 'string',
  edited: 'boolean',
  tokens: 'int',
};

const promptText = perTurns((turns) => turns.map(({ text }) => text).join('\n\n'));

export function pairTableRow({ pair, turns, chosen, rejected, length }: PairItem): PairTableRow {
  return {
    id: pair.id,
    task_id: pair.taskId,
    split: pair.split,
    depth: pair.depth,
    tree_id: pair.treeId,
    parent_node: pair.parentNode,
    chosen_node: pair.chosenNode,
    rejected_node: pair.rejectedNode,
    instruction: pair.instruction,
    prompt: promptText(turns),
    chosen,
    rejected,
    chosen_type: pair.chosen.type,
    rejected_type: pair.rejected.type,
    chosen_value: pair.chosenValue,
    rejected_value: pair.rejectedValue,
    chosen_visits: pair.chosenVisits,
    rejected_visits: pair.rejectedVisits,
    margin: pair.margin,
    review: pair.review,
    edited: pair.edited,
    tokens: length.whole,
  };
}
