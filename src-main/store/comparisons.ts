import type { Database } from 'better-sqlite3';
import type { ComparisonReport } from '@shared/evaluation/episode';
import { fromJsonOrNull } from '@main/store/json';
import { writer } from '@main/store/transaction';

export interface ComparisonRepository {
  /** Stores the comparison of an experiment's agents, in place of an earlier one. */
  save(experimentId: string, report: ComparisonReport): void;
  /** `null` before the evaluation ended. */
  find(experimentId: string): ComparisonReport | null;
}

export function comparisonRepository(db: Database): ComparisonRepository {
  const write = writer(db);
  const insert = db.prepare('INSERT OR REPLACE INTO comparison VALUES (?, ?, ?)');
  return {
    save: (experimentId, report) =>
      write(() => void insert.run(experimentId, Date.now(), JSON.stringify(report))),
    find: (experimentId) => comparisonOf(db, experimentId),
  };
}

/** The comparison of an experiment's agents; `null` before the evaluation ended. */
export function comparisonOf(db: Database, experimentId: string): ComparisonReport | null {
  const report = db
    .prepare<[string], string>('SELECT report FROM comparison WHERE experiment_id = ?')
    .pluck()
    .get(experimentId);
  return fromJsonOrNull<ComparisonReport>(report ?? null);
}
