import type { Database } from 'better-sqlite3';
import type { PairFilterCount } from '@shared/ipc/rows';
import { pairMargin, type PreferencePair } from '@shared/preference/pair';
import { CallError } from '@main/rpc/rpc';
import { acceptedPairs, type FullPair } from '@main/store/pair-source';
import { applyReviews } from '@main/store/review-state';
import { writer } from '@main/store/transaction';

export interface PairRepository {
  /**
   * Replaces the pairs of an experiment and the counts of what each filter removed, in one
   * transaction. Pairs that had been reviewed and are there again keep their review.
   * @throws CallError `not-found` for a pair whose task has no tree, `disk-full`.
   */
  replace(
    experimentId: string,
    pairs: readonly PreferencePair[],
    filters: readonly PairFilterCount[],
  ): void;
  count(experimentId: string): number;
  /**
   * What training takes: pairs of both splits without those rejected in review, edits and swaps
   * applied, in the order in which they were built.
   */
  forTraining(experimentId: string): PreferencePair[];
}

export function pairRepository(db: Database): PairRepository {
  const write = writer(db);
  const clear = db.prepare('DELETE FROM pair WHERE experiment_id = ?');
  const clearFilters = db.prepare('DELETE FROM pair_filter WHERE experiment_id = ?');
  const insertFilter = db.prepare('INSERT INTO pair_filter VALUES (?, ?, ?, ?)');
  const insert = db.prepare(`
    INSERT INTO pair (id, experiment_id, tree_id, task_id, split, depth, parent_node, chosen_node,
      rejected_node, chosen_value, rejected_value, chosen_visits, rejected_visits, margin,
      action_type)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `);
  const trees = db
    .prepare<[string], [string, number]>('SELECT task_id, id FROM tree WHERE experiment_id = ?')
    .raw();
  const count = db
    .prepare<[string], number>('SELECT count(*) FROM pair WHERE experiment_id = ?')
    .pluck();

  return {
    replace: (experimentId, pairs, filters) =>
      write(() => {
        clear.run(experimentId);
        clearFilters.run(experimentId);
        const treeOf = new Map(trees.all(experimentId));
        for (const pair of pairs) {
          const treeId = treeOf.get(pair.taskId);
          if (treeId === undefined) throw noTreeFor(pair.taskId);
          insert.run(
            pair.id,
            experimentId,
            treeId,
            pair.taskId,
            pair.split,
            pair.depth,
            pair.parentNode,
            pair.chosenNode,
            pair.rejectedNode,
            pair.chosenValue,
            pair.rejectedValue,
            pair.chosenVisits,
            pair.rejectedVisits,
            pairMargin(pair),
            pair.chosen.type,
          );
        }
        filters.forEach(({ filter, removed }, position) =>
          insertFilter.run(experimentId, position, filter, removed),
        );
        applyReviews(db, experimentId);
      }),
    count: (experimentId) => count.get(experimentId) ?? 0,
    forTraining: (experimentId) => Array.from(acceptedPairs(db, { experimentId }), preferenceOf),
  };
}

function preferenceOf(pair: FullPair): PreferencePair {
  const {
    experimentId: _experimentId,
    treeId: _treeId,
    margin: _margin,
    review: _review,
    edited: _edited,
    ...rest
  } = pair;
  return rest;
}

function noTreeFor(taskId: string): CallError {
  return new CallError(
    'not-found',
    `Task ${taskId} has no tree, so its preference pairs cannot be stored. The pairs from before are kept.`,
  );
}
