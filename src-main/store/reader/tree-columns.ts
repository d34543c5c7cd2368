import type { Database } from 'better-sqlite3';
import { originCodes, terminalCodes, type TreeColumns } from '@shared/ipc/rows';
import type { NodeOrigin, StopReason, TerminalKind } from '@shared/tree/tree';
import { configFromJson } from '@main/store/json';
import { noTree } from '@main/store/trees';

interface TreeHead {
  readonly experiment_id: string;
  readonly task_id: string;
  readonly instruction: string;
  readonly stop_reason: StopReason;
  readonly nodes: number;
  readonly config: string;
}

/** Raw rows: arrays are cheaper than objects at ten thousand nodes. */
type NodeTuple = [
  parent: number | null,
  depth: number,
  visits: number,
  valueSum: number,
  prior: number,
  reward: number | null,
  q: number | null,
  terminal: TerminalKind | null,
  origin: NodeOrigin,
  valid: number,
  exhausted: number,
  iteration: number,
  tokens: number | null,
  label: string | null,
];

/** A tree as typed arrays, one entry per node. @throws CallError `not-found` */
export function treeColumns(db: Database, input: { treeId: number }): TreeColumns {
  const head = db
    .prepare<[number], TreeHead>(
      `SELECT experiment_id, task_id, instruction, stop_reason, nodes, config
       FROM tree JOIN task USING (experiment_id, task_id)
       JOIN experiment ON experiment.id = experiment_id
       WHERE tree.id = ?`,
    )
    .get(input.treeId);
  if (!head) throw noTree();
  const { search } = configFromJson(head.config);
  const columns = {
    parent: new Int32Array(head.nodes),
    depth: new Uint16Array(head.nodes),
    visits: new Int32Array(head.nodes),
    valueSum: new Float64Array(head.nodes),
    prior: new Float32Array(head.nodes),
    reward: new Float32Array(head.nodes),
    q: new Float32Array(head.nodes),
    terminal: new Uint8Array(head.nodes),
    origin: new Uint8Array(head.nodes),
    valid: new Uint8Array(head.nodes),
    exhausted: new Uint8Array(head.nodes),
    iteration: new Int32Array(head.nodes),
    tokens: new Int32Array(head.nodes),
    label: [] as string[],
  };
  const nodes = db
    .prepare<[number], NodeTuple>(
      `SELECT parent, depth, visits, value_sum, prior, reward, q, terminal, origin, valid,
         exhausted, iteration, completion_tokens, action_type || '[' || argument || ']'
       FROM node WHERE tree_id = ? ORDER BY id`,
    )
    .raw()
    .all(input.treeId);
  nodes.forEach((node, i) => {
    columns.parent[i] = node[0] ?? -1;
    columns.depth[i] = node[1];
    columns.visits[i] = node[2];
    columns.valueSum[i] = node[3];
    columns.prior[i] = node[4];
    columns.reward[i] = node[5] ?? NaN;
    columns.q[i] = node[6] ?? NaN;
    columns.terminal[i] = terminalCodes.indexOf(node[7]);
    columns.origin[i] = originCodes.indexOf(node[8]);
    columns.valid[i] = node[9];
    columns.exhausted[i] = node[10];
    columns.iteration[i] = node[11];
    columns.tokens[i] = node[12] ?? -1;
    columns.label.push(node[13] ?? '');
  });
  return {
    treeId: input.treeId,
    experimentId: head.experiment_id,
    taskId: head.task_id,
    instruction: head.instruction,
    stopReason: head.stop_reason,
    ...columns,
    exploration: search.exploration,
    selection: search.selection,
  };
}
