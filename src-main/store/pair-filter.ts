import type { PairFilter } from '@shared/ipc/contract';

/** A condition on `pair` with the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Turns the window's filter into SQL. */
export function pairCondition(filter: PairFilter): Condition {
  const parts: Condition[] = [{ sql: 'pair.experiment_id = ?', values: [filter.experimentId] }];
  const add = (sql: string, value: string | number | undefined): void => {
    if (value !== undefined) parts.push({ sql, values: [value] });
  };
  add('pair.margin >= ?', filter.minMargin);
  add('pair.margin <= ?', filter.maxMargin);
  add('pair.depth = ?', filter.depth);
  add('pair.split = ?', filter.split);
  add('pair.action_type = ?', filter.actionType);
  add('pair.review = ?', filter.review);
  add('pair.task_id = ?', filter.taskId);
  add('min(pair.chosen_visits, pair.rejected_visits) >= ?', filter.minVisits);
  add(
    'pair.task_id IN (SELECT value FROM json_each(?))',
    filter.tasks && JSON.stringify(filter.tasks),
  );
  for (const word of filter.search?.split(/\s+/).filter(Boolean) ?? []) {
    parts.push(wordCondition(filter.experimentId, word));
  }
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

/**
 * The word stands in the instruction, or in one of the two actions as they read now. Nodes are
 * looked through once and then found by their ids: pairs share most of them.
 */
function wordCondition(experimentId: string, word: string): Condition {
  const holds = (text: string): string =>
    isAscii(word) ? `${text} LIKE ? ESCAPE '\\'` : `holds(${text}, ?)`;
  const value = isAscii(word) ? `%${word.replace(/[\\%_]/g, '\\$&')}%` : word;
  const nodes = `
    SELECT node.tree_id, node.id
    FROM tree JOIN node ON node.tree_id = tree.id JOIN text ON text.id = node.thought
    WHERE tree.experiment_id = ?
      AND (${holds('node.argument')} OR ${holds('node.action_type')} OR ${holds('text.body')})`;
  const side = (name: 'chosen' | 'rejected'): Condition => {
    const edit = `pair.${name}_edit`;
    const text = `concat_ws(' ', ${edit} ->> 'thought', ${edit} ->> 'type', ${edit} ->> 'argument')`;
    return {
      // Not `iif`: for a value that may be NULL, SQLite walks the whole list at every miss.
      sql: `(${edit} IS NULL AND (pair.tree_id, pair.${name}_node) IN (${nodes}))
        OR (${edit} IS NOT NULL AND ${holds(text)})`,
      values: [experimentId, value, value, value, value],
    };
  };
  const instruction: Condition = {
    sql: `pair.task_id IN (
      SELECT task_id FROM task WHERE experiment_id = ? AND ${holds('instruction')})`,
    values: [experimentId, value],
  };
  const places = [instruction, side('chosen'), side('rejected')];
  return {
    sql: places.map(({ sql }) => sql).join(' OR '),
    values: places.flatMap(({ values }) => values),
  };
}

/** SQLite's LIKE is fast but ignores the case of ASCII letters only. */
function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
