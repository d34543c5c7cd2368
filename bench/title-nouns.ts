import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productSchema } from '@main/environments/webshop/data/product';
import { readJsonLines } from '@main/environments/webshop/data/rows';
import { createNounTagger } from '@main/environments/webshop/reward/title-nouns';

/** Writes `resources/webshop/title_nouns.json` anew from the titles of the catalogue. */

const directory = join('resources', 'webshop');
const file = join(directory, 'title_nouns.json');
const nounsOf = createNounTagger();
const rows = readJsonLines(join(directory, 'products.jsonl'), productSchema);
const lines = rows.map(
  ({ asin, name }) => `${JSON.stringify(asin)}:${JSON.stringify(nounsOf(name))}`,
);
const text = `{\n${lines.join(',\n')}\n}\n`;
const before = (() => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
})();
writeFileSync(file, text);
console.log(
  `${rows.length} titles; the file ${before === text ? 'was already so' : 'has changed'}.`,
);
