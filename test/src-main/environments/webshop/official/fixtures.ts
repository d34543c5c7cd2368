import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RawRow } from '@main/environments/official/json-rows';

const folder = join('test', 'fixtures', 'webshop');

/** The lines of the 1,000 scraped products, each the text of one element of `items_shuffle_1000.json`. */
export const officialItems: readonly string[] = gunzipSync(
  readFileSync(join(folder, 'items_1000.official.jsonl.gz')),
)
  .toString()
  .trim()
  .split('\n');

/** The text of `items_ins_v2_1000.json`. */
export const officialAttributes = readFileSync(join(folder, 'items_ins_v2_1000.json'), 'utf8');

/** The members of `items_human_ins.json` that belong to the 1,000 products. */
export const officialInstructions = readFileSync(join(folder, 'items_human_ins_1k.json'), 'utf8');

/** A row as it comes from a file. */
export function rawRow(row: number, content: unknown): RawRow {
  return {
    row,
    bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  };
}
