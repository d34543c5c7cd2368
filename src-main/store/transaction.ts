import type { Database } from 'better-sqlite3';
import { storeFailure } from '@main/store/failure';

/** Runs `work` in one transaction: all of it is stored, or nothing. May be nested. */
export type Write = <Result>(work: () => Result) => Result;

/**
 * The one way into the database for writers.
 * @throws CallError `disk-full` or `workspace` for what SQLite reports, after rolling back.
 */
export function writer(db: Database): Write {
  return (work) => {
    try {
      // `immediate` takes the write lock at once: a transaction that starts as a reader can fail
      // half-way when it wants to write.
      return db.transaction(work).immediate();
    } catch (error) {
      throw storeFailure(error);
    }
  };
}
