import type { Database } from 'better-sqlite3';
import { CallError } from '@main/rpc/rpc';
import { applyReview, decisionsOn, standing, type ReviewAction } from '@main/store/review-state';
import { writer } from '@main/store/transaction';

export interface ReviewRepository {
  /**
   * Adds a reviewer's decision about a pair. Nothing is overwritten: what was built and every
   * decision stay. Sides are those that the reviewer sees, earlier swaps applied.
   * @returns the experiment that the pair belongs to
   * @throws CallError `not-found`; `conflict` when there is nothing to undo.
   */
  add(pairId: string, action: ReviewAction): string;
  /** Every decision about a pair, oldest first. */
  list(pairId: string): ReviewAction[];
  /** When a pair of the experiment was last decided on, in ms since 1970; `null` for never. */
  latest(experimentId: string): number | null;
}

export function reviewRepository(db: Database): ReviewRepository {
  const write = writer(db);
  const experimentOf = db
    .prepare<[string], string>('SELECT experiment_id FROM pair WHERE id = ?')
    .pluck();
  const insert = db.prepare(
    'INSERT INTO review (experiment_id, pair_id, at, action) VALUES (?, ?, ?, ?)',
  );
  const latest = db
    .prepare<[string], number | null>('SELECT max(at) FROM review WHERE experiment_id = ?')
    .pluck();
  return {
    add: (pairId, action) =>
      write(() => {
        const experimentId = experimentOf.get(pairId);
        if (experimentId === undefined) {
          throw new CallError(
            'not-found',
            'There is no such preference pair any more. The pairs may have been built anew.',
          );
        }
        if (action.kind === 'undo' && standing(decisionsOn(db, pairId)).length === 0) {
          throw new CallError('conflict', 'There is nothing to undo for this pair.');
        }
        insert.run(experimentId, pairId, Date.now(), JSON.stringify(action));
        applyReview(db, pairId);
        return experimentId;
      }),
    list: (pairId) => decisionsOn(db, pairId),
    latest: (experimentId) => latest.get(experimentId) ?? null,
  };
}
