import type { ExportFilter } from '@shared/ipc/filters';
import { meanValue } from '@shared/tree/tree';
import { createFilterCounts } from '@main/exchange/export/sources/filter-counts';
import type { Columns } from '@main/exchange/export/sinks/columns';
import type { ExportItem, Source, SourceGround } from '@main/exchange/export/sources/source';
import { treeSource, type TreeItem } from '@main/exchange/export/sources/trees';

/** A node as a row of a table. */
interface NodeTableRow {
  readonly task_id: string;
  readonly tree_id: number;
  readonly split: string | null;
  readonly node_id: number;
  readonly parent_id: number | null;
  readonly depth: number;
  readonly thought: string | null;
  readonly action_type: string | null;
  readonly argument: string | null;
  readonly observation: string;
  readonly valid: boolean;
  readonly terminal: string | null;
  readonly reward: number | null;
  readonly origin: string;
  readonly iteration: number;
  readonly visits: number;
  /** V = W / N; empty for a node that was never visited. */
  readonly value: number | null;
  /** The model's Q. */
  readonly q: number | null;
  readonly prior: number;
  readonly exhausted: boolean;
  readonly expanded: boolean;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
}

export const nodeColumns: Columns<NodeTableRow> = {
  task_id: 'string',
  tree_id: 'int',
  split: 'string',
  node_id: 'int',
  parent_id: 'int',
  depth: 'int',
  thought: 'text',
  action_type: 'string',
  argument: 'text',
  observation: 'text',
  valid: 'boolean',
  terminal: 'string',
  reward: 'double',
  origin: 'string',
  iteration: 'int',
  visits: 'int',
  value: 'double',
  q: 'double',
  prior: 'double',
  exhausted: 'boolean',
  expanded: 'boolean',
  prompt_tokens: 'int',
  completion_tokens: 'int',
};

/** The nodes of one tree that pass. */
export interface NodesItem extends ExportItem {
  readonly rows: readonly NodeTableRow[];
}

/** Nodes of the trees that pass, by step and by visits. */
export function nodeSource(ground: SourceGround): Source<NodesItem> {
  const trees = treeSource(ground);
  const counts = createFilterCounts();
  const passes = ({ depth, visits }: NodeTableRow, filter: ExportFilter): boolean =>
    (filter.depth === undefined || counts.note('step', depth === filter.depth)) &&
    (filter.minVisits === undefined || counts.note('visits', visits >= filter.minVisits));
  return {
    total: trees.total,
    counts: () => [...trees.counts(), ...counts.list()],
    items: {
      *[Symbol.iterator]() {
        for (const batch of trees.items) {
          yield batch.map(({ split, ...tree }) => ({
            rows: rowsOf({ split, ...tree }).filter((row) => passes(row, ground.filter)),
            split,
            edited: false,
            length: null,
          }));
        }
      },
    },
  };
}

function rowsOf({ taskId, treeId, split, nodes, q }: TreeItem): NodeTableRow[] {
  return nodes.map((node) => ({
    task_id: taskId,
    tree_id: treeId,
    split,
    node_id: node.id,
    parent_id: node.parent,
    depth: node.depth,
    thought: node.action?.thought ?? null,
    action_type: node.action?.type ?? null,
    argument: node.action?.argument ?? null,
    observation: node.observation,
    valid: node.valid,
    terminal: node.terminal,
    reward: node.reward,
    origin: node.origin,
    iteration: node.iteration,
    visits: node.visits,
    value: meanValue(node),
    q: q[node.id] ?? null,
    prior: node.prior,
    exhausted: node.exhausted,
    expanded: node.expanded,
    prompt_tokens: node.promptTokens,
    completion_tokens: node.completionTokens,
  }));
}
