import type { Database } from 'better-sqlite3';
import type { ParsedInput } from '@shared/ipc/contract';
import type { PairContext, PairRow } from '@shared/ipc/rows';
import { CallError } from '@main/rpc/rpc';
import { pairCondition } from '@main/store/pair-filter';
import { pairRowOf, SELECT_PAIRS, type StoredPair } from '@main/store/pair-rows';
import { contextReader } from '@main/store/pair-source';

/** Each order ends in one that an index ends in, so that a page is read without sorting. */
const orders: Record<ParsedInput<'pairs.page'>['order'], string> = {
  'margin-down': 'pair.margin DESC, pair.seq DESC',
  'margin-up': 'pair.margin, pair.seq',
  task: 'pair.task_id, pair.depth, pair.seq',
};

/** A page of the pairs that match, and how many match in all. */
export function pairPage(
  db: Database,
  input: ParsedInput<'pairs.page'>,
): { total: number; rows: PairRow[] } {
  const condition = pairCondition(input.filter);
  const order = orders[input.order];
  const total = db
    .prepare<unknown[], number>(`SELECT count(*) FROM pair WHERE ${condition.sql}`)
    .pluck()
    .get(...condition.values);
  // Texts are joined to the rows of the page only, not to those that the offset skips.
  const rows = db
    .prepare<unknown[], StoredPair>(
      `${SELECT_PAIRS}
       WHERE pair.seq IN (
         SELECT seq FROM pair WHERE ${condition.sql} ORDER BY ${order} LIMIT ? OFFSET ?)
       ORDER BY ${order}`,
    )
    .all(...condition.values, input.limit, input.offset);
  return { total: total ?? 0, rows: rows.map(pairRowOf) };
}

/** The steps before a pair's decision. @throws CallError `not-found` */
export function pairContext(db: Database, input: { pairId: string }): PairContext {
  const pair = db
    .prepare<[string], { tree_id: number; parent_node: number }>(
      'SELECT tree_id, parent_node FROM pair WHERE id = ?',
    )
    .get(input.pairId);
  if (!pair) {
    throw new CallError(
      'not-found',
      'There is no such preference pair any more. The pairs may have been built anew.',
    );
  }
  return { id: input.pairId, ...contextReader(db)(pair.tree_id, pair.parent_node) };
}
