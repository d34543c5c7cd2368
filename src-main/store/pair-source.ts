import type { Database } from 'better-sqlite3';
import type { Step } from '@shared/agent/action';
import type { PairFilter } from '@shared/ipc/filters';
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

/** Pairs whose texts are read together. */
const PAGE = 500;

/**
 * Pairs that match the filter and were not rejected in review, edits and swaps applied, in the
 * order in which they were built. Streams: of all pairs memory holds a number each. What is not of
 * the moment of the first is left out or as it is by then, unless a transaction is open.
 */
export function* acceptedPairs(db: Database, filter: PairFilter): Generator<FullPair> {
  const order = orderOf(db, filter);
  const page = db.prepare<[string], StoredPair>(
    `${SELECT_PAIRS} WHERE pair.seq IN (SELECT value FROM json_each(?)) ORDER BY pair.seq`,
  );
  const contextOf = contextReader(db);
  for (let at = 0; at < order.length; at += PAGE) {
    const rows = page.all(JSON.stringify([...order.subarray(at, at + PAGE)]));
    for (const row of rows) yield { ...pairRowOf(row), ...contextOf(row.tree_id, row.parent_node) };
  }
}

/**
 * The numbers of the pairs that match, smallest first. Sorted here: SQLite would sort whole rows, texts
 * and all, in memory.
 */
function orderOf(db: Database, filter: PairFilter): Float64Array {
  const { sql, values } = pairCondition(filter);
  const from = `FROM pair WHERE pair.review <> 'rejected' AND ${sql}`;
  const count = db.prepare<unknown[], number>(`SELECT count(*) ${from}`).pluck();
  const order = new Float64Array(count.get(...values) ?? 0);
  const numbers = db.prepare<unknown[], number>(`SELECT pair.seq ${from}`).pluck();
  let held = 0;
  for (const seq of numbers.iterate(...values)) {
    order[held] = seq;
    held += 1;
  }
  // Where no transaction is open, pairs may have come or gone between the two questions.
  return order.subarray(0, held).sort();
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
