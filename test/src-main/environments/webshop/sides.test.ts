import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EnvironmentTask } from '@main/environments/environment';
import { splitTasks } from '@main/environments/split';
import { loadWebShop } from '@main/environments/webshop/family';
import { OFFICIAL_GOALS, sidesOf, type SplitChoice } from '@main/environments/webshop/sides';
import { webshopData } from './fixtures';

const folder = mkdtempSync(join(tmpdir(), 'stepq-sides-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Goals of both kinds, numbered as the official code numbers them; three in a row of one product. */
const tasks = ['synthetic', 'human'].flatMap((kind) =>
  Array.from({ length: 2000 }, (_, number): EnvironmentTask => ({
    id: `${kind}-${number}`,
    instruction: '',
    group: `product-${Math.floor(number / 3)}`,
    gold: {},
  })),
);

const sides = (choice: Omit<SplitChoice, 'written'>, written = OFFICIAL_GOALS) =>
  sidesOf(tasks, { ...choice, written }).sides?.();
const ids = (list: readonly EnvironmentTask[]): string[] => list.map(({ id }) => id);

describe('the split by product', () => {
  it('is left to the seed', () => {
    expect(sides({ split: 'products', indices: null })).toBeUndefined();
  });
});

describe('the official split', () => {
  const { train, test } = sides({ split: 'official', indices: null })!;

  it('tests on goals 0 to 499 and trains from 1,500 on, of each kind', () => {
    expect(ids(test).slice(498, 502)).toEqual([
      'synthetic-498',
      'synthetic-499',
      'human-0',
      'human-1',
    ]);
    expect(ids(train).slice(499, 501)).toEqual(['synthetic-1999', 'human-1500']);
    expect([train.length, test.length]).toEqual([1000, 1000]);
  });

  it('has in the shipped shop 500 test tasks, most of products that it trains on', () => {
    const family = loadWebShop(webshopData, { split: 'official' });
    const some = splitTasks(family, { seed: 1, trainTasks: 100, testTasks: 100 });
    expect(ids(some.test)).toEqual(Array.from({ length: 100 }, (_, i) => `synthetic-${i}`));
    expect(some.train).toHaveLength(100);
    expect(some.overlap).toEqual({
      testTasks: 500,
      sharing: 479,
      trainTasks: 5422,
      leftOut: 4780,
    });
  });
});

describe('the split of ETO', () => {
  const choice = { split: 'eto', indices: folder } as const;
  const write = (file: string, text: string): void => {
    writeFileSync(join(folder, file), text);
  };

  it('is that of the two lists, in their order, each goal once', () => {
    write('train_indices.json', '[7, 3, 7, 12000]');
    write('test_indices.json', '[5, 3]');
    const { train, test } = sides(choice)!;
    expect(ids(train)).toEqual(['human-7', 'human-3']);
    expect(ids(test)).toEqual(['human-5', 'human-3']);
  });

  it('is refused with the list that is missing or wrong', () => {
    write('train_indices.json', '[1, -2]');
    expect(() => sides(choice)).toThrow(/^train_indices\.json, field 1: /);
    expect(() => sides({ ...choice, indices: join(folder, 'none') })).toThrow(
      /none holds no train_indices\.json\. Name the folder with both/,
    );
  });

  it('is refused of a catalogue with other numbers', () => {
    expect(() => sides(choice, 13)).toThrow(
      'ETO’s lists count through the 12087 goals that people wrote, of which this catalogue has 13.',
    );
  });
});
