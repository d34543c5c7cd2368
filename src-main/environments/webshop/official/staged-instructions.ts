import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { madeSchema, writtenSchema } from './instructions';

type Made = z.output<typeof madeSchema>;
type Written = z.output<typeof writtenSchema>;

/** What the two files of instructions say of each product, kept on disk while a catalogue is made. */
export interface StagedInstructions {
  /** @returns false when the product had one already, which stays */
  addMade(asin: string, made: Made): boolean;
  addWritten(asin: string, written: Written): boolean;
  made(asin: string): Made | undefined;
  written(asin: string): Written | undefined;
}

/** Makes room for them beside `db`: a file without a name that goes when `db` is closed. */
export function stageInstructions(db: Database): StagedInstructions {
  db.exec(`
    ATTACH '' AS staged;
    PRAGMA staged.journal_mode = OFF;
    PRAGMA staged.synchronous = OFF;
    PRAGMA staged.cache_size = -65536;
    CREATE TABLE staged.made (asin TEXT PRIMARY KEY, held TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE staged.written (asin TEXT PRIMARY KEY, held TEXT NOT NULL) WITHOUT ROWID;
  `);
  const adding = (table: string) => {
    const insert = db.prepare(`INSERT OR IGNORE INTO staged.${table} VALUES (?, ?)`);
    return (asin: string, held: unknown): boolean =>
      insert.run(asin, JSON.stringify(held)).changes === 1;
  };
  const reading = <T>(table: string, schema: z.ZodType<T>) => {
    const select = db.prepare(`SELECT held FROM staged.${table} WHERE asin = ?`).pluck();
    return (asin: string): T | undefined => {
      const held = z.string().optional().parse(select.get(asin));
      return held === undefined ? undefined : schema.parse(JSON.parse(held));
    };
  };
  return {
    addMade: adding('made'),
    addWritten: adding('written'),
    made: reading('made', madeSchema),
    written: reading('written', writtenSchema),
  };
}
