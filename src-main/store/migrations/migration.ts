import type { Database } from 'better-sqlite3';

/** One step forward of the workspace's schema. Never changed once released. */
export interface Migration {
  /** From 1, without gaps. */
  readonly number: number;
  readonly name: string;
  /** Runs inside a transaction. */
  up(db: Database): void;
}
