import { z } from 'zod';

/** Marks a file of SQLite as a catalogue (`StQc`). */
export const APPLICATION_ID = 0x53745163;

/** Changes when a catalogue that was imported before can no longer be read. */
export const LAYOUT_VERSION = 1;

/** The tables of a catalogue. */
export const TABLES = `
  -- One row: what was imported, and what is needed of the whole index at every search.
  CREATE TABLE catalogue (
    facts TEXT NOT NULL,
    -- Of each document its length byte, and its place in the order of ASINs as 32 bits, low byte first.
    norms BLOB NOT NULL,
    ranks BLOB NOT NULL
  );
  CREATE TABLE products (
    document INTEGER PRIMARY KEY,
    asin TEXT NOT NULL,
    title TEXT NOT NULL,
    price REAL NOT NULL,
    row TEXT NOT NULL
  );
  -- Postings of each term in each block of documents; data as postings.ts writes it.
  CREATE TABLE postings (
    block INTEGER NOT NULL,
    term TEXT NOT NULL,
    count INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (block, term)
  ) WITHOUT ROWID;
  CREATE TABLE goals (
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    asin TEXT NOT NULL,
    goal TEXT NOT NULL,
    PRIMARY KEY (kind, number)
  ) WITHOUT ROWID;
`;

/** Made once every product is there. */
export const INDEXES = 'CREATE UNIQUE INDEX products_by_asin ON products (asin);';

/** What a catalogue says of itself. */
export const factsSchema = z.object({
  documents: z.int().positive(),
  blocks: z.int().positive(),
  /** All terms of all documents, counted. */
  terms: z.int().nonnegative(),
  /** Goals in the file; of made ones also how many all combinations of options would give. */
  goals: z.object({
    written: z.int().nonnegative(),
    made: z.int().nonnegative(),
    possible: z.int().nonnegative(),
  }),
});
export type CatalogueFacts = z.output<typeof factsSchema>;

/** A goal as the file holds it. */
export const storedGoalSchema = z.object({
  instruction: z.string().min(1),
  attributes: z.array(z.string()),
  options: z.array(z.object({ name: z.string().nullable(), value: z.string() })),
  priceCap: z.number().positive(),
});
export type StoredGoal = z.output<typeof storedGoalSchema>;
