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

/** Reads contexts; siblings of one decision share theirs, and their trees come one after the other. */
export function contextReader(
  db: Database,
): (treeId: number, parentNode: number) => DecisionContext {
  const path = db.prepare<[number, number, number], NodeRow>(`
    WITH RECURSIVE path (id) AS (
      VALUES (?) UNION ALL
      SELECT node.parent FROM path JOIN node ON node.id = path.id
      WHERE node.tree_id = ? AND node.parent IS NOT NULL
    )
    ${SELECT_NODES} WHERE node.tree_id = ? AND node.id IN path ORDER BY node.depth
  `);
  const known = new Map<number, DecisionContext>();
  let knownTree = -1;
  return (treeId, parentNode) => {
    if (treeId !== knownTree) known.clear();
    knownTree = treeId;
    const held = known.get(parentNode);
    if (held) return held;
    const nodes = path.all(parentNode, treeId, treeId);
    const context = {
      initialObservation: nodes[0]?.observation ?? '',
      history: nodes.flatMap((node) => {
        const action = actionOf(node);
        return action ? [{ action, observation: node.observation }] : [];
      }),
    };
    known.set(parentNode, context);
    return context;
  };
}
