import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { productSchema, shownProduct, type Product } from '../data/product';
import { Remembered } from '@shared/remembered';
import { analyze } from '../search/analyzer';
import { RESULT_LIMIT } from '../search/product-search';
import { openIndex } from './catalogue-index';
import { APPLICATION_ID, factsSchema, LAYOUT_VERSION, type CatalogueFacts } from './layout';

/** A product of a catalogue without the nouns of its title, which only the reward needs. */
export type ListedProduct = Omit<Product, 'titleNouns'>;

/** An imported catalogue, opened for reading. Products and postings stay in the file. */
export interface OpenCatalogue {
  readonly db: Database.Database;
  readonly facts: CatalogueFacts;
  /** The product at a place in the official order, from 0. */
  at(document: number): ListedProduct;
  /** Where the product of this ASIN is; undefined when there is none. */
  placeOf(asin: string): number | undefined;
  /** The best products for a query with their scores, at most as many as the shop shows. */
  rank(
    query: string,
    limit?: number,
  ): readonly { readonly document: number; readonly score: number }[];
  /** The same without scores, remembered. */
  find(query: string): readonly number[];
  close(): void;
}

/** Queries whose answers are kept, each in fifty numbers. */
const KEPT_ANSWERS = 4096;

/** Kibibytes of the file that are kept in memory. */
const CACHE_KIB = 32 * 1024;

const productRow = z.object({ price: z.number().nonnegative(), row: z.string() });

/**
 * Opens a file that `stepq webshop import` wrote.
 * @throws CallError `bad-data` when it is not there, is no such file or was written by another version
 */
export function openCatalogue(file: string): OpenCatalogue {
  const db = openFile(file);
  const { facts: text } = z
    .object({ facts: z.string() })
    .parse(db.prepare('SELECT facts FROM catalogue').get());
  const facts = factsSchema.parse(JSON.parse(text));
  const index = openIndex(db, facts);
  const byDocument = db.prepare('SELECT price, row FROM products WHERE document = ?');
  const byAsin = db.prepare('SELECT document FROM products WHERE asin = ?').pluck();
  const answers = new Remembered<readonly number[]>(KEPT_ANSWERS);
  const rank: OpenCatalogue['rank'] = (query, limit = RESULT_LIMIT) =>
    index.rank(analyze(query), limit);
  return {
    db,
    facts,
    at: (document) => {
      const { price, row } = productRow.parse(byDocument.get(document));
      return { ...shownProduct(productSchema.parse(JSON.parse(row))), price };
    },
    placeOf: (asin) => z.int().optional().parse(byAsin.get(asin)),
    rank,
    find: (query) => answers.get(query, () => rank(query).map(({ document }) => document)),
    close: () => {
      db.close();
    },
  };
}

function openFile(file: string): Database.Database {
  const refuse = (what: string): CallError =>
    new CallError(
      'bad-data',
      `The catalogue ${file} ${what}. Import it with: stepq webshop import <folder> --to <file>.`,
    );
  if (!existsSync(file)) throw refuse('is not there');
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    db.pragma(`cache_size = ${-CACHE_KIB}`);
    const kind = db.pragma('application_id', { simple: true });
    const version = db.pragma('user_version', { simple: true });
    if (kind !== APPLICATION_ID) throw refuse('is not a catalogue that StepQ imported');
    if (version !== LAYOUT_VERSION) throw refuse('was imported by another version of StepQ');
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof CallError) throw error;
    throw refuse('cannot be read as a catalogue');
  }
}
