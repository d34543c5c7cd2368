import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readMember } from '@main/environments/official/row';
import { CallError } from '@main/rpc/rpc';
import type { CatalogueFacts } from '../catalogue/layout';
import { CatalogueWriter } from './catalogue-writer';
import { findOfficialFiles, type OfficialFile, type OfficialFiles } from './find-files';
import { countCombinations } from './goals';
import { madeSchema, NO_ATTRIBUTES, writtenSchema } from './instructions';
import { readItem } from './item';
import { PythonRandom } from './python-random';
import { RowReader, type ReadingWatch } from './row-reader';
import { stageInstructions, type StagedInstructions } from './staged-instructions';
import { stageProducts, type StagedProducts } from './staged-products';
import { OFFICIAL_SEED, writeGoals } from './write-goals';

/** What is to be imported, and who is told. */
export interface ImportRequest extends ReadingWatch {
  /** Where the official files lie. */
  readonly folder: string;
  /** The catalogue to write; never overwritten. */
  readonly file: string;
  /** Whether to import the good rows when there are bad ones. */
  readonly keepGood: boolean;
}

export interface ImportReport {
  readonly products: number;
  readonly goals: CatalogueFacts['goals'];
  readonly problems: number;
}

/**
 * Imports WebShop's official files (`items_shuffle*.json`, `items_ins_v2*.json` and, if it is there,
 * `items_human_ins*.json`) into one file for `openCatalogue`. Rows are read one at a time, and what
 * is to be known of all of them is on disk: memory does not grow with the files. A product without
 * attributes in the second file gets upstream's.
 * @throws CallError `bad-data` when a row is bad and the good ones are not wanted alone, or no
 *   product is good; `invalid-input` when `file` is already there or its folder is not; `cancelled`
 *   after the signal; then nothing was written
 */
export async function importCatalogue(request: ImportRequest): Promise<ImportReport> {
  const files = findOfficialFiles(request.folder);
  const writer = openWriter(request.file);
  try {
    return await fill(writer, files, request);
  } catch (error) {
    writer.discard();
    throw understood(error);
  }
}

function openWriter(file: string): CatalogueWriter {
  if (existsSync(file)) {
    throw new CallError('invalid-input', `${file} is already there and is not overwritten.`);
  }
  try {
    return new CatalogueWriter(file);
  } catch {
    throw new CallError('invalid-input', `Nothing can be written into ${dirname(file)}.`);
  }
}

async function fill(
  writer: CatalogueWriter,
  files: OfficialFiles,
  request: ImportRequest,
): Promise<ImportReport> {
  const { items, made, written } = files;
  const { keepGood } = request;
  const reader = new RowReader(request, [made, written, items]);
  const staged = stageInstructions(writer.db);
  const products = stageProducts(writer.db);
  writer.begin();
  await readMade(reader, made, staged);
  if (written) await readWritten(reader, written, staged);
  const random = new PythonRandom(OFFICIAL_SEED);
  const wanted = (): boolean => keepGood || reader.problems === 0;
  await readItems(reader, items, { writer, staged, products, random, wanted });
  const good = products.met;
  if (good === 0) throw refusal(`${items.name} has no product that can be used.`);
  if (!wanted()) throw refusal(notWanted(reader.problems, good));
  const goals = writeGoals(writer, staged, products, random);
  await reader.pause();
  writer.finish(goals);
  return { products: good, goals, problems: reader.problems };
}

const BY_ASIN = { kind: 'object', called: 'an object by ASIN' } as const;
const PRODUCTS = { kind: 'list', called: 'a list of products' } as const;

async function readMade(
  reader: RowReader,
  file: OfficialFile,
  staged: StagedInstructions,
): Promise<void> {
  for await (const raw of reader.rows(file, BY_ASIN)) {
    const read = reader.good(file, raw, readMember(raw, madeSchema));
    if (read && !staged.addMade(read.key, read.held)) reader.repeats(file, raw, read.key);
  }
}

async function readWritten(
  reader: RowReader,
  file: OfficialFile,
  staged: StagedInstructions,
): Promise<void> {
  for await (const raw of reader.rows(file, BY_ASIN)) {
    const read = reader.good(file, raw, readMember(raw, writtenSchema));
    if (read && !staged.addWritten(read.key, read.held)) reader.repeats(file, raw, read.key);
  }
}

interface Target {
  readonly writer: CatalogueWriter;
  readonly staged: StagedInstructions;
  readonly products: StagedProducts;
  /** For the prices of products with a range. */
  readonly random: PythonRandom;
  /** Whether products are still to be written: a refused import only looks for what is wrong. */
  readonly wanted: () => boolean;
}

async function readItems(
  reader: RowReader,
  file: OfficialFile,
  { writer, staged, products, random, wanted }: Target,
): Promise<void> {
  for await (const raw of reader.rows(file, PRODUCTS)) {
    const item = reader.good(file, raw, readItem(raw));
    if (!item) continue;
    const { asin, pricing, options } = item;
    if (!products.meet(asin)) {
      reader.repeats(file, raw, asin);
      continue;
    }
    if (!wanted()) continue;
    const made = staged.made(asin);
    const price = chargedPrice(pricing, random);
    const document = writer.products;
    writer.addProduct({ ...item, attributes: made?.attributes ?? [...NO_ATTRIBUTES] }, price);
    const combinations = made?.instruction ? countCombinations(options) : null;
    if (combinations !== null || staged.written(asin)) {
      products.addInstructed({ document, asin, price, combinations });
    }
  }
}

/** The one price, or a draw from the range, to a hundredth of a cent. */
function chargedPrice(pricing: readonly number[], random: PythonRandom): number {
  const [low = 0, high] = pricing;
  return high === undefined ? low : Number(random.uniform(low, high).toFixed(4));
}

function refusal(message: string): CallError {
  return new CallError('bad-data', `Nothing was imported: ${message}`);
}

function notWanted(problems: number, good: number): string {
  return (
    `${problems} ${problems === 1 ? 'problem' : 'problems'} in the files, ${good} good ` +
    `${good === 1 ? 'product' : 'products'}. Import what is good with --keep-good.`
  );
}

/** What a person can act on, if that is why the writing failed. */
function understood(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'SQLITE_FULL' && code !== 'ENOSPC') return error;
  return new CallError(
    'disk-full',
    'The disk is full. Nothing was written. Free some space first.',
  );
}
