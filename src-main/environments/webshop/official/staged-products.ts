import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** A product with instructions. */
export interface InstructedProduct {
  readonly document: number;
  readonly asin: string;
  /** What is charged, in dollars. */
  readonly price: number;
  /** Goals that are made from it; null of a product without such an instruction. */
  readonly combinations: number | null;
}

/** What is to be known of all products at once, kept on disk while a catalogue is made. */
export interface StagedProducts {
  /** Products that were met. */
  readonly met: number;
  /** @returns false when it was met before */
  meet(asin: string): boolean;
  /** In the order of the catalogue. */
  addInstructed(product: InstructedProduct): void;
  /** Goals that could be made of all of them. */
  readonly possible: number;
  /** In the order of the catalogue; others may use the database meanwhile. */
  instructed(): Generator<InstructedProduct>;
}

/** Rows that are read at a time. */
const PAGE = 4096;

const instructedRow = z.object({
  document: z.int(),
  asin: z.string(),
  price: z.number(),
  combinations: z.number().nullable(),
});

/** Makes room for them beside what `stageInstructions` staged. */
export function stageProducts(db: Database): StagedProducts {
  db.exec(`
    CREATE TABLE staged.met (asin TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE staged.instructed (
      document INTEGER PRIMARY KEY,
      asin TEXT NOT NULL,
      price REAL NOT NULL,
      combinations REAL
    );
  `);
  const insertMet = db.prepare('INSERT OR IGNORE INTO staged.met VALUES (?)');
  const insert = db.prepare('INSERT INTO staged.instructed VALUES (?, ?, ?, ?)');
  const select = db.prepare(
    'SELECT * FROM staged.instructed WHERE document > ? ORDER BY document LIMIT ?',
  );
  let met = 0;
  let possible = 0;
  return {
    get met() {
      return met;
    },
    meet: (asin) => {
      const { changes } = insertMet.run(asin);
      met += changes;
      return changes === 1;
    },
    addInstructed: ({ document, asin, price, combinations }) => {
      insert.run(document, asin, price, combinations);
      possible += combinations ?? 0;
    },
    get possible() {
      return possible;
    },
    *instructed() {
      for (let last = -1; ;) {
        const page = z.array(instructedRow).parse(select.all(last, PAGE));
        yield* page;
        if (page.length < PAGE) return;
        last = page.at(-1)!.document;
      }
    },
  };
}
