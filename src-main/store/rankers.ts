import type { Database } from 'better-sqlite3';
import { writer } from '@main/store/transaction';

export interface RankerRepository {
  /** Stores the linear ranker of an experiment, in place of an earlier one. */
  save(experimentId: string, ranker: object): void;
  /** What was saved, to be checked by the one who uses it; `null` before. */
  find(experimentId: string): unknown;
}

export function rankerRepository(db: Database): RankerRepository {
  const write = writer(db);
  const insert = db.prepare('INSERT OR REPLACE INTO ranker VALUES (?, ?, ?)');
  const find = db
    .prepare<[string], string>('SELECT weights FROM ranker WHERE experiment_id = ?')
    .pluck();
  return {
    save: (experimentId, ranker) =>
      write(() => void insert.run(experimentId, Date.now(), JSON.stringify(ranker))),
    find: (experimentId): unknown => {
      const weights = find.get(experimentId);
      return weights === undefined ? null : JSON.parse(weights);
    },
  };
}
