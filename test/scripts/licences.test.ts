import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { licences, LICENCES_FILE } from '../../scripts/licences.mjs';

const listed = licences(resolve('.'));

test('the list of licences is what `node scripts/licences.mjs` writes now', () => {
  expect(JSON.parse(readFileSync(resolve(LICENCES_FILE), 'utf8'))).toEqual(listed);
});

test('what the program is made of is in the list, each with a licence that allows it', () => {
  const names = new Set(listed.map(({ name }) => name));
  for (const name of ['electron', 'react', 'onnxruntime-node', 'better-sqlite3', 'd3-path']) {
    expect(names).toContain(name);
  }
  expect(names).not.toContain('vitest');
  const allowed = /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2.0|BlueOak-1.0.0)\b/;
  expect(listed.filter(({ licence }) => !allowed.test(licence))).toEqual([]);
});
