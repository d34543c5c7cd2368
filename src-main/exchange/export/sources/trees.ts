import type { PairSplit } from '@shared/preference/pair';
import type { StopReason, TreeNode } from '@shared/tree/tree';
import { conditionsOf, tasksOf } from '@main/exchange/export/sources/conditions';
import { createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { nodeOf, SELECT_NODES, type NodeRow } from '@main/store/node-rows';

/** A searched tree as the store has it. */
export interface TreeItem extends ExportItem {
  readonly taskId: string;
  readonly instruction: string;
  readonly treeId: number;
  readonly stopReason: StopReason;
  /** Highest reward of its ends; `null` when none was reached. */
  readonly bestReward: number | null;
  readonly nodes: readonly TreeNode[];
  /** The model's Q by node id; `null` where it was not scored. */
  readonly q: readonly (number | null)[];
}

interface TreeRow {
  readonly id: number;
  readonly task_id: string;
  readonly instruction: string;
  readonly stop_reason: StopReason;
  readonly best_reward: number | null;
  readonly split: PairSplit | null;
}

/** A tree belongs to the split of its pairs; one without pairs to none. */
const SELECT_TREES = `
  SELECT tree.id, tree.task_id, instruction, position, stop_reason, best_reward,
    (SELECT split FROM pair WHERE pair.tree_id = tree.id LIMIT 1) AS split
  FROM tree JOIN task USING (experiment_id, task_id)
  WHERE tree.experiment_id = ?`;

/** The trees that pass, in the order of their tasks, one at a time in memory. */
export function treeSource(ground: SourceGround): Source<TreeItem> {
  const { db, filter } = ground;
  const select = (condition: string): string =>
    `SELECT * FROM (${SELECT_TREES}) WHERE ${condition}`;
  const { where, values, total, known } = conditionsOf(
    ground,
    [
      ['split', 'split = ?', filter.split],
      ['tasks', 'task_id IN (SELECT value FROM json_each(?))', tasksOf(filter)],
      ['reward', 'best_reward >= ?', filter.minReward],
    ],
    select,
  );
  const counts = createFilterCounts(known);
  return {
    total,
    counts: () => counts.list(),
    items: {
      *[Symbol.iterator]() {
        const rows = db
          .prepare<unknown[], TreeRow>(`${select(where())} ORDER BY position`)
          .iterate(...values());
        const nodes = db.prepare<[number], NodeRow>(
          `${SELECT_NODES} WHERE node.tree_id = ? ORDER BY node.id`,
        );
        const q = db
          .prepare<[number], number | null>('SELECT q FROM node WHERE tree_id = ? ORDER BY id')
          .pluck();
        for (const row of rows) {
          yield [
            {
              taskId: row.task_id,
              instruction: row.instruction,
              treeId: row.id,
              stopReason: row.stop_reason,
              bestReward: row.best_reward,
              nodes: nodes.all(row.id).map(nodeOf),
              q: q.all(row.id),
              split: row.split,
              edited: false,
              length: null,
            },
          ];
        }
      },
    },
  };
}
