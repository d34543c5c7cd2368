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
  const order = orders[input.order];
  const { total, page } = matches(db, input, order);
  // Texts are joined to the rows of the page only.
  const rows = db
    .prepare<[string], StoredPair>(
      `${SELECT_PAIRS} WHERE pair.seq IN (SELECT value FROM json_each(?)) ORDER BY ${order}`,
    )
    .all(JSON.stringify(page));
  return { total, rows: rows.map(pairRowOf) };
}

/** How many pairs match, and which of them are on the page. */
function matches(
  db: Database,
  { filter, offset, limit }: ParsedInput<'pairs.page'>,
  order: string,
): { total: number; page: number[] } {
  const { sql, values } = pairCondition(filter);
  const find = (clause: string, ...more: number[]): number[] =>
    db
      .prepare<unknown[], number>(`SELECT ${clause}`)
      .pluck()
      .all(...values, ...more);
  if (filter.search !== undefined) {
    // Words are looked for in the texts, which takes long enough not to do it twice.
    const all = find(`seq FROM pair WHERE ${sql} ORDER BY ${order}`);
    return { total: all.length, page: all.slice(offset, offset + limit) };
  }
  return {
    total: find(`count(*) FROM pair WHERE ${sql}`)[0] ?? 0,
    page: find(`seq FROM pair WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`, limit, offset),
  };
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
