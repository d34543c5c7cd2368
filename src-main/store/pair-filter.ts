import type { PairFilter } from '@shared/ipc/filters';
import { textMatch, type TextMatch } from '@main/store/text-match';

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
  const words = filter.search?.split(/\s+/).filter(Boolean) ?? [];
  if (words.length > 0) parts.push(wordsCondition(filter.experimentId, words));
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

/**
 * Every word stands in the instruction, or in one of the two actions as they read now. Nodes are
 * looked through once for each word and then found by their ids: pairs share most of them.
 */
function wordsCondition(experimentId: string, words: readonly string[]): Condition {
  const found = words.map((word, at) => nodesWith(experimentId, textMatch(word), `found_${at}`));
  const stand = words.map((word, at) => wordStands(experimentId, textMatch(word), `found_${at}`));
  return {
    sql: `pair.seq IN (
      WITH ${found.map(({ sql }) => sql).join(', ')}
      SELECT worded.seq FROM pair worded WHERE worded.experiment_id = ?
        AND ${stand.map(({ sql }) => `(${sql})`).join(' AND ')})`,
    values: [
      ...found.flatMap(({ values }) => values),
      experimentId,
      ...stand.flatMap(({ values }) => values),
    ],
  };
}

/** A table `name` of the nodes whose action holds a word. */
function nodesWith(experimentId: string, word: TextMatch, name: string): Condition {
  return {
    sql: `${name} AS MATERIALIZED (
      SELECT node.tree_id, node.id
      FROM tree JOIN node ON node.tree_id = tree.id JOIN text ON text.id = node.thought
      WHERE tree.experiment_id = ? AND (${word.on('node.argument')}
        OR ${word.on('node.action_type')} OR ${word.on('text.body')}))`,
    values: [experimentId, word.value, word.value, word.value],
  };
}

/** @param found the table of the nodes whose action holds the word */
function wordStands(experimentId: string, word: TextMatch, found: string): Condition {
  const side = (name: 'chosen' | 'rejected'): Condition => {
    const edit = `worded.${name}_edit`;
    const text = `concat_ws(' ', ${edit} ->> 'thought', ${edit} ->> 'type', ${edit} ->> 'argument')`;
    return {
      // Not `iif`: for a value that may be NULL, SQLite walks the whole list at every miss.
      sql: `(${edit} IS NULL AND (worded.tree_id, worded.${name}_node) IN ${found})
        OR (${edit} IS NOT NULL AND ${word.on(text)})`,
      values: [word.value],
    };
  };
  const instruction: Condition = {
    sql: `worded.task_id IN (
      SELECT task_id FROM task WHERE experiment_id = ? AND ${word.on('instruction')})`,
    values: [experimentId, word.value],
  };
  const places = [instruction, side('chosen'), side('rejected')];
  return {
    sql: places.map(({ sql }) => sql).join(' OR '),
    values: places.flatMap(({ values }) => values),
  };
}
