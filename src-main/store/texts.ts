import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Puts texts into the store and gives the id under which each stands, once, however often it comes. */
export type PutText = (body: string) => number;

/**
 * Makes `PutText` functions. Each remembers what it has put, so it must not outlive the transaction
 * it was made for: after a rollback the ids mean nothing.
 */
export function textWriter(db: Database): () => PutText {
  const find = db.prepare<[Buffer], number>('SELECT id FROM text WHERE hash = ?').pluck();
  const insert = db
    .prepare<[Buffer, string], number>('INSERT INTO text (hash, body) VALUES (?, ?) RETURNING id')
    .pluck();
  return () => {
    const known = new Map<string, number>();
    return (body) => {
      const held = known.get(body);
      if (held !== undefined) return held;
      const hash = createHash('sha256').update(body).digest().subarray(0, 16);
      const id = find.get(hash) ?? insert.get(hash, body);
      if (id === undefined) throw new Error('SQLite gave no id for a text.');
      known.set(body, id);
      return id;
    };
  };
}

/** Deletes the texts that nothing refers to any more. Reads every node: seconds at a million. */
export function deleteUnusedTexts(db: Database): void {
  db.exec(`
    DELETE FROM text WHERE id NOT IN (
      SELECT observation FROM node
      UNION SELECT thought FROM node WHERE thought IS NOT NULL
      UNION SELECT raw FROM node WHERE raw IS NOT NULL
      UNION SELECT observation FROM decision
      UNION SELECT initial_observation FROM episode
    )
  `);
}
