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
  for (const word of filter.search?.split(/\s+/).filter(Boolean) ?? []) {
    parts.push(wordCondition(filter.experimentId, word));
  }
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

/** The word stands in the instruction, or in one of the two actions as they read now. */
function wordCondition(experimentId: string, word: string): Condition {
  const holds = (text: string): string =>
    isAscii(word) ? `${text} LIKE ? ESCAPE '\\'` : `holds(${text}, ?)`;
  const value = isAscii(word) ? `%${word.replace(/[\\%_]/g, '\\$&')}%` : word;
  const edited = (column: string): string =>
    holds(
      `concat_ws(' ', ${column} ->> 'thought', ${column} ->> 'type', ${column} ->> 'argument')`,
    );
  return {
    sql: `
      pair.task_id IN (
        SELECT task_id FROM task WHERE experiment_id = ? AND ${holds('instruction')})
      OR EXISTS (
        SELECT 1 FROM node JOIN text ON text.id = node.thought
        WHERE node.tree_id = pair.tree_id
          AND node.id IN (iif(pair.chosen_edit IS NULL, pair.chosen_node, NULL),
                          iif(pair.rejected_edit IS NULL, pair.rejected_node, NULL))
          AND (${holds('node.argument')} OR ${holds('node.action_type')} OR ${holds('text.body')}))
      OR (pair.chosen_edit IS NOT NULL AND ${edited('pair.chosen_edit')})
      OR (pair.rejected_edit IS NOT NULL AND ${edited('pair.rejected_edit')})`,
    values: [experimentId, ...Array<string>(6).fill(value)],
  };
}

/** SQLite's LIKE is fast but ignores the case of ASCII letters only. */
function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
