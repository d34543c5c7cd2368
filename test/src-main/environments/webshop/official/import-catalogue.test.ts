import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { storedGoalSchema } from '@main/environments/webshop/catalogue/layout';
import {
  openCatalogue,
  type OpenCatalogue,
} from '@main/environments/webshop/catalogue/open-catalogue';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { loadGoals, type Goal } from '@main/environments/webshop/data/goals';
import type { ImportReport } from '@main/environments/webshop/official/import-catalogue';
import { webshopData } from '../fixtures';
import { imported, officialFolder, temporaryFolder } from './support';

const temporary = temporaryFolder();
const shipped = loadCatalogue(webshopData);

afterAll(() => {
  temporary.remove();
});

describe('the official 1,000 products, imported', () => {
  const file = join(temporary.path, 'official.stepq-shop');
  let report: ImportReport;
  let catalogue: OpenCatalogue;
  beforeAll(async () => {
    ({ report } = await imported({ folder: officialFolder(temporary.path), file }));
    catalogue = openCatalogue(file);
  });
  afterAll(() => {
    catalogue.close();
  });

  const goals = (kind: 'made' | 'written') =>
    z
      .array(z.object({ asin: z.string(), goal: z.string() }))
      .parse(
        catalogue.db
          .prepare('SELECT asin, goal FROM goals WHERE kind = ? ORDER BY number')
          .all(kind),
      )
      .map(({ asin, goal }) => ({ asin, ...storedGoalSchema.parse(JSON.parse(goal)) }));
  const asStored = ({ id: _, product: { asin }, ...goal }: Goal) => ({ asin, ...goal });

  it('are as many as the report says, without a problem', () => {
    expect(report).toEqual({
      products: 1000,
      goals: { made: 6910, possible: 6910, written: 13 },
      problems: 0,
    });
  });

  it('are those that ship with StepQ, with the prices that are charged', () => {
    const products = shipped.products.map((_, document) => catalogue.at(document));
    expect(products).toEqual(shipped.products.map(({ titleNouns: _, ...product }) => product));
  });

  it('give the made goals that ship with StepQ, caps and order too', () => {
    const expected = loadGoals(webshopData, shipped).filter(({ id }) =>
      id.startsWith('synthetic-'),
    );
    expect(goals('made')).toEqual(expected.map(asStored));
  });

  it('give the goals that people wrote, in the order of so few', () => {
    const byText = (a: { instruction: string }, b: { instruction: string }): number =>
      a.instruction < b.instruction ? -1 : 1;
    const expected = loadGoals(webshopData, shipped).filter(({ id }) => id.startsWith('human-'));
    expect(goals('written').toSorted(byText)).toEqual(expected.map(asStored).toSorted(byText));
  });

  it('are found by ASIN', () => {
    expect(catalogue.placeOf(shipped.products[17]!.asin)).toBe(17);
    expect(catalogue.placeOf('B000000000')).toBeUndefined();
  });
});

const item = (asin: string, change: object = {}): object => ({
  asin,
  name: `Thing ${asin}`,
  category: 'garden',
  query: 'things',
  product_category: 'Home › Things',
  full_description: 'It is one.',
  small_description: ['Good'],
  pricing: '$5',
  customization_options: '',
  ...change,
});
const good = JSON.stringify([item('B1'), item('B2')]);

let files = 0;
const newFile = (): string => join(temporary.path, `catalogue-${(files += 1)}.stepq-shop`);

/** What is told of files, and what is imported of them when only the good is wanted. */
async function kept(contents: Parameters<typeof officialFolder>[1]) {
  const folder = officialFolder(temporary.path, { made: '{}', written: null, ...contents });
  const file = newFile();
  const { report, told } = await imported({ folder, file, keepGood: true });
  const catalogue = openCatalogue(file);
  const products = Array.from({ length: report.products }, (_, i) => catalogue.at(i));
  catalogue.close();
  return { told, products, asins: products.map(({ asin }) => asin) };
}

describe('bad rows', () => {
  it.each([
    [
      'a missing field',
      [item('B1'), item('B2', { name: undefined }), item('B3')],
      'Row 2, field name is missing.',
    ],
    ['a repeat', [item('B1'), item('B1'), item('B3')], 'Row 2, field asin repeats B1.'],
    [
      'no ASIN',
      [item('B1'), item('nan'), item('B3')],
      'Row 2, field asin is not up to ten capital letters and digits.',
    ],
    ['a row that is no product', [item('B1'), 7, item('B3')], 'Row 2 is not an object.'],
  ])('are named and left out: %s', async (_, rows, sentence) => {
    const { told, asins } = await kept({ items: JSON.stringify(rows) });
    expect(told).toEqual([`items_shuffle_1000.json: ${sentence}`]);
    expect(asins).toEqual(['B1', 'B3']);
  });

  it('are named when they are not in UTF-8', async () => {
    const items = Buffer.from(JSON.stringify([item('B1', { name: 'Café' }), item('B2')]), 'latin1');
    const { told, asins } = await kept({ items });
    expect(told).toEqual(['items_shuffle_1000.json: Row 1, field name is not in UTF-8.']);
    expect(asins).toEqual(['B2']);
  });

  it('are named where a file is cut off', async () => {
    const { told, asins } = await kept({ items: good.slice(0, -20) });
    expect(told).toEqual([
      'items_shuffle_1000.json: Row 2 is cut off: the file ends before the list does.',
    ]);
    expect(asins).toEqual(['B1']);
  });

  it('are named and not held when they are far too long', async () => {
    const rows = [item('B1', { name: 'x'.repeat(17 * 2 ** 20) }), item('B2')];
    const { told, asins } = await kept({ items: JSON.stringify(rows) });
    expect(told).toEqual([
      'items_shuffle_1000.json: Row 1 is too long to be one of the official rows.',
    ]);
    expect(asins).toEqual(['B2']);
  });

  it('are named in the files of instructions too, whose products then have none', async () => {
    const { told, products } = await kept({
      items: good,
      made: '{"B1": {"attributes": ["a", 1]}, "B2": {"attributes": ["b"]}, "B2": {"attributes": []}}',
      written: '{"B1": [{"instruction": "a thing", "instruction_attributes": []}]}',
    });
    expect(told).toEqual([
      'items_ins_v2_1000.json: Row 1, field B1.attributes.1 is not a text.',
      'items_ins_v2_1000.json: Row 3, field asin repeats B2.',
      'items_human_ins.json: Row 1, field B1.0.instruction_options is missing.',
    ]);
    expect(products.map(({ attributes }) => attributes)).toEqual([['DUMMY_ATTR'], ['b']]);
  });
});

describe('nothing is left of an import', () => {
  const leftOf = (file: string): string[] =>
    readdirSync(temporary.path).filter((name) => join(temporary.path, name).startsWith(file));

  it('that has bad rows, unless the good are wanted', async () => {
    const file = newFile();
    const folder = officialFolder(temporary.path, {
      items: JSON.stringify([item('B1'), item('B1'), item('B2')]),
    });
    await expect(imported({ folder, file })).rejects.toThrow(
      'Nothing was imported: 1 problem in the files, 2 good products. Import what is good with --keep-good.',
    );
    expect(leftOf(file)).toEqual([]);
  });

  it.each([
    ['without a product', '[]', /has no product that can be used/],
    ['that is no list', '{}', /has no product that can be used/],
    ['that is compressed', Buffer.from([0x1f, 0x8b, 8, 0]), /is compressed; unpack it first/],
  ])('of a file %s', async (_, items, message) => {
    const file = newFile();
    const folder = officialFolder(temporary.path, { items });
    await expect(imported({ folder, file, keepGood: true })).rejects.toThrow(message);
    expect(leftOf(file)).toEqual([]);
  });

  it('that was stopped', async () => {
    const file = newFile();
    const stop = new AbortController();
    const folder = officialFolder(temporary.path);
    const importing = imported({
      folder,
      file,
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    expect(leftOf(file)).toEqual([]);
  });

  it('into a folder that is not there, or over another file', async () => {
    const folder = officialFolder(temporary.path);
    await expect(imported({ folder, file: join(temporary.path, 'no', 'x') })).rejects.toThrow(
      /^Nothing can be written into .*no\.$/,
    );
    const file = newFile();
    writeFileSync(file, 'mine');
    await expect(imported({ folder, file })).rejects.toThrow(
      /already there and is not overwritten/,
    );
  });

  it('of a folder that lacks a file, or holds two catalogues', async () => {
    await expect(imported({ folder: temporary.path, file: newFile() })).rejects.toThrow(
      /holds no items_shuffle\*\.json/,
    );
    const folder = officialFolder(temporary.path);
    writeFileSync(join(folder, 'items_shuffle.json'), '[]');
    await expect(imported({ folder, file: newFile() })).rejects.toThrow(
      /holds more than one items_shuffle\*\.json: items_shuffle\.json, items_shuffle_1000\.json/,
    );
  });
});

describe('a file that is no catalogue', () => {
  it('is refused with what to do', () => {
    const file = newFile();
    expect(() => openCatalogue(file)).toThrow(
      /is not there\. Import it with: stepq webshop import/,
    );
    writeFileSync(file, 'something else');
    expect(() => openCatalogue(file)).toThrow(/cannot be read as a catalogue/);
  });
});
