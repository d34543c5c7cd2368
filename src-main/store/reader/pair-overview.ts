import type { Database } from 'better-sqlite3';
import type { PairFilterCount, PairOverview } from '@shared/ipc/rows';

const BINS = 40;
const HIGHEST_MARGIN = 2;

interface Totals {
  readonly total: number;
  readonly train: number;
  readonly heldout: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Counts of an experiment's pairs. */
export function pairOverview(db: Database, input: { experimentId: string }): PairOverview {
  const { experimentId } = input;
  const totals = db
    .prepare<[string], Totals>(
      `SELECT count(*) AS total,
         count(*) FILTER (WHERE split = 'train' AND review <> 'rejected') AS train,
         count(*) FILTER (WHERE split = 'heldout' AND review <> 'rejected') AS heldout,
         count(*) FILTER (WHERE review = 'accepted') AS accepted,
         count(*) FILTER (WHERE review = 'rejected') AS rejected
       FROM pair WHERE experiment_id = ?`,
    )
    .get(experimentId) ?? { total: 0, train: 0, heldout: 0, accepted: 0, rejected: 0 };
  return {
    ...totals,
    corrected: corrected(db, experimentId),
    filters: db
      .prepare<[string], PairFilterCount>(
        'SELECT filter, removed FROM pair_filter WHERE experiment_id = ? ORDER BY position',
      )
      .all(experimentId),
    marginBins: marginBins(db, experimentId),
    depths: db
      .prepare<[string], { depth: number; count: number }>(
        `SELECT depth, count(*) AS count FROM pair WHERE experiment_id = ?
         GROUP BY depth ORDER BY depth`,
      )
      .all(experimentId),
    actionTypes: db
      .prepare<[string], { type: string; count: number }>(
        `SELECT action_type AS type, count(*) AS count FROM pair WHERE experiment_id = ?
         GROUP BY action_type ORDER BY count(*) DESC, action_type`,
      )
      .all(experimentId),
  };
}

/** Pairs that were swapped or rewritten, by way of the reviews: those are few, and pairs are many. */
function corrected(db: Database, experimentId: string): number {
  const found = db
    .prepare<[string], number>(
      `SELECT count(*) FROM pair
       WHERE id IN (SELECT pair_id FROM review WHERE experiment_id = ?)
         AND (swapped = 1 OR chosen_edit IS NOT NULL OR rejected_edit IS NOT NULL)`,
    )
    .pluck()
    .get(experimentId);
  return found ?? 0;
}

/** Bin i holds the margins from i / 20 on; the last, and the first, also those beyond. */
function marginBins(db: Database, experimentId: string): number[] {
  // Each bin is a range of an index: no margin is read, none is sorted.
  return db
    .prepare<[number, string, number, number, number], number>(
      `WITH RECURSIVE bins (bin) AS (SELECT 0 UNION ALL SELECT bin + 1 FROM bins WHERE bin < ?)
       SELECT (SELECT count(*) FROM pair WHERE experiment_id = ?
         AND margin >= iif(bin = 0, -9e999, bin / ?) AND margin < iif(bin = ?, 9e999, (bin + 1) / ?))
       FROM bins`,
    )
    .pluck()
    .all(BINS - 1, experimentId, BINS / HIGHEST_MARGIN, BINS - 1, BINS / HIGHEST_MARGIN);
}
