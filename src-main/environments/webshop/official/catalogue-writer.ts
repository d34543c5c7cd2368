import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { BlockWriter } from '../catalogue/block-writer';
import {
  APPLICATION_ID,
  INDEXES,
  LAYOUT_VERSION,
  TABLES,
  type CatalogueFacts,
  type StoredGoal,
} from '../catalogue/layout';
import { BLOCK_DOCUMENTS } from '../catalogue/postings';
import { productSchema, shownProduct, type ProductRow } from '../data/product';
import { analyze } from '../search/analyzer';
import { lengthToByte } from '../search/length-norm';
import { documentText } from '../search/product-search';

/** Kibibytes of the file that are kept in memory while it is written. */
const CACHE_KIB = 128 * 1024;

/**
 * Writes a catalogue under another name in the same folder; it has its own name once all of it is
 * there, down to the disk, or never.
 */
export class CatalogueWriter {
  readonly db: Database.Database;
  private readonly unfinished: string;
  private readonly block = new BlockWriter();
  private norms = new Uint8Array(1 << 16);
  private documents = 0;
  private blocks = 0;
  private terms = 0;
  private readonly insertProduct: Database.Statement;
  private readonly insertPostings: Database.Statement;
  private readonly insertGoal: Database.Statement;
  private readonly selectProduct: Database.Statement;

  constructor(private readonly file: string) {
    this.unfinished = `${file}.${randomBytes(4).toString('hex')}.unfinished`;
    this.db = new Database(this.unfinished);
    const { db } = this;
    // Nobody reads the file before it is whole: there is nothing to roll back.
    for (const pragma of [
      'page_size = 8192',
      'journal_mode = OFF',
      'synchronous = OFF',
      'locking_mode = EXCLUSIVE',
      `cache_size = ${-CACHE_KIB}`,
      `application_id = ${APPLICATION_ID}`,
      `user_version = ${LAYOUT_VERSION}`,
    ]) {
      db.pragma(pragma);
    }
    db.exec(TABLES);
    this.insertProduct = db.prepare('INSERT INTO products VALUES (?, ?, ?, ?, ?)');
    this.insertPostings = db.prepare('INSERT INTO postings VALUES (?, ?, ?, ?)');
    this.insertGoal = db.prepare('INSERT INTO goals VALUES (?, ?, ?, ?)');
    this.selectProduct = db.prepare('SELECT row FROM products WHERE document = ?').pluck();
  }

  /** Before the first product; other databases are attached before it. */
  begin(): void {
    this.db.exec('BEGIN');
  }

  /** Products written so far. */
  get products(): number {
    return this.documents;
  }

  /** Adds a product to the table and to the index. */
  addProduct(row: ProductRow, price: number): void {
    const document = this.documents;
    this.insertProduct.run(document, row.asin, row.name, price, JSON.stringify(row));
    const terms = analyze(documentText(shownProduct(row)));
    if (document === this.norms.length) this.growNorms();
    this.norms[document] = lengthToByte(terms.length);
    this.terms += terms.length;
    this.documents += 1;
    this.block.add(terms);
    if (this.block.documents === BLOCK_DOCUMENTS) this.endBlock();
  }

  /** A product that was added, by its place from 0. */
  product(document: number): ProductRow {
    return productSchema.parse(JSON.parse(z.string().parse(this.selectProduct.get(document))));
  }

  addGoal(kind: 'made' | 'written', number: number, asin: string, goal: StoredGoal): void {
    this.insertGoal.run(kind, number, asin, JSON.stringify(goal));
  }

  /** Ends the file and gives it its name. */
  finish(goals: CatalogueFacts['goals']): void {
    if (this.block.documents > 0) this.endBlock();
    this.db.exec(INDEXES);
    const facts: CatalogueFacts = {
      documents: this.documents,
      blocks: this.blocks,
      terms: this.terms,
      goals,
    };
    this.db
      .prepare('INSERT INTO catalogue VALUES (?, ?, ?)')
      .run(JSON.stringify(facts), this.norms.subarray(0, this.documents), this.ranks());
    this.db.exec('COMMIT');
    this.db.close();
    const handle = openSync(this.unfinished, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(this.unfinished, this.file);
  }

  /** Removes what was written. */
  discard(): void {
    this.db.close();
    rmSync(this.unfinished, { force: true });
  }

  private endBlock(): void {
    for (const { term, count, bytes } of this.block.take()) {
      this.insertPostings.run(this.blocks, term, count, bytes);
    }
    this.blocks += 1;
  }

  private growNorms(): void {
    const norms = new Uint8Array(this.norms.length * 2);
    norms.set(this.norms);
    this.norms = norms;
  }

  /** Of each document its place in the order of ASINs. */
  private ranks(): Uint8Array {
    const ranks = new Int32Array(this.documents);
    const byAsin = this.db.prepare('SELECT document FROM products ORDER BY asin').pluck();
    let rank = 0;
    for (const document of byAsin.iterate()) {
      ranks[document as number] = rank;
      rank += 1;
    }
    return new Uint8Array(ranks.buffer);
  }
}
