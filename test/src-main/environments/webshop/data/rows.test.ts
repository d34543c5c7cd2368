import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadWebShop } from '@main/environments/webshop/family';
import { webshopData } from '../fixtures';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-webshop-'));
  cpSync(webshopData, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Rewrites line `line`, from 1, of a data file. */
function spoil(file: string, line: number, change: (text: string) => string): void {
  const lines = readFileSync(join(directory, file), 'utf8').split('\n');
  lines[line - 1] = change(lines[line - 1] ?? '');
  writeFileSync(join(directory, file), lines.join('\n'));
}

describe('data that are not as they should be', () => {
  it('are refused with the row and the field', () => {
    spoil('products.jsonl', 7, (row) => row.replace(/"pricing":\[[^\]]*\]/, '"pricing":["cheap"]'));
    expect(() => loadWebShop(directory)).toThrow(
      /^products\.jsonl, line 7, field pricing\.0: .+\.$/,
    );
  });

  it('are refused with the row when a line is cut off', () => {
    spoil('goals_synthetic.jsonl', 3, (row) => row.slice(0, 40));
    expect(() => loadWebShop(directory)).toThrow('goals_synthetic.jsonl, line 3 is not JSON.');
  });

  it('are refused when a product stands there twice', () => {
    spoil(
      'products.jsonl',
      2,
      () => readFileSync(join(directory, 'products.jsonl'), 'utf8').split('\n')[0]!,
    );
    expect(() => loadWebShop(directory)).toThrow(/^Product \w+ stands twice in products\.jsonl\.$/);
  });

  it('are refused when a product has no price', () => {
    writeFileSync(join(directory, 'prices_seed233.json'), '{}');
    expect(() => loadWebShop(directory)).toThrow(/has no charged price in prices_seed233\.json\.$/);
  });

  it('are refused when a goal asks for a product that is not there', () => {
    spoil('goals_synthetic.jsonl', 1, (row) => row.replace(/"asin":"\w+"/, '"asin":"B000000000"'));
    expect(() => loadWebShop(directory)).toThrow(
      'A goal asks for product B000000000, which is not in the catalogue.',
    );
  });

  it('are refused when a file is missing', () => {
    rmSync(join(directory, 'title_nouns.json'));
    expect(() => loadWebShop(directory)).toThrow('The data file title_nouns.json cannot be read');
  });
});
