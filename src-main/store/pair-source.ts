import type { Database } from 'better-sqlite3';
import type { Step } from '@shared/agent/action';
import type { PairFilter } from '@shared/ipc/contract';
import type { PairRow } from '@shared/ipc/rows';
import type { PreferencePair } from '@shared/preference/pair';
import { actionOf, SELECT_NODES, type NodeRow } from '@main/store/node-rows';
import { pairCondition } from '@main/store/pair-filter';
import { pairRowOf, SELECT_PAIRS, type StoredPair } from '@main/store/pair-rows';

/** A pair as it counts now, with its context. */
export interface FullPair extends PairRow, Pick<PreferencePair, 'initialObservation' | 'history'> {}

/** What stands before a decision: the first observation and the steps, oldest first. */
export interface DecisionContext {
  readonly initialObservation: string;
  readonly history: readonly Step[];
}

/**
 * Pairs that match the filter and were not rejected in review, edits and swaps applied, in the
 * order in which they were built. Streams: memory does not grow with their number. The connection
 * cannot write until the last one is taken.
 */
export function* acceptedPairs(db: Database, filter: PairFilter): Generator<FullPair> {
  const condition = pairCondition(filter);
  const rows = db
    .prepare<unknown[], StoredPair>(
      `${SELECT_PAIRS} WHERE pair.review <> 'rejected' AND ${condition.sql} ORDER BY pair.seq`,
    )
    .iterate(...condition.values);
  const contextOf = contextReader(db);
  for (const row of rows) yield { ...pairRowOf(row), ...contextOf(row.tree_id, row.parent_node) };
}

/**
 * Reads contexts. Remembers those of the last tree: pairs come tree by tree, and their paths share
 * most of their steps.
 */
export function contextReader(
  db: Database,
): (treeId: number, parentNode: number) => DecisionContext {
  const node = db.prepare<[number, number], NodeRow>(
    `${SELECT_NODES} WHERE node.tree_id = ? AND node.id = ?`,
  );
  const known = new Map<number, DecisionContext>();
  let knownTree = -1;
  const read = (treeId: number, nodeId: number): DecisionContext => {
    const held = known.get(nodeId);
    if (held) return held;
    const row = node.get(treeId, nodeId);
    if (!row) throw new Error(`Tree ${treeId} has no node ${nodeId}.`);
    const action = actionOf(row);
    const before = row.parent === null ? null : read(treeId, row.parent);
    const context =
      before && action
        ? { ...before, history: [...before.history, { action, observation: row.observation }] }
        : { initialObservation: row.observation, history: [] };
    known.set(nodeId, context);
    return context;
  };
  return (treeId, parentNode) => {
    if (treeId !== knownTree) known.clear();
    knownTree = treeId;
    return read(treeId, parentNode);
  };
}
