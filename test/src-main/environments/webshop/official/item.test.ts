import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemSentence } from '@main/environments/official/row';
import { productSchema } from '@main/environments/webshop/data/product';
import { readJsonLines } from '@main/environments/webshop/data/rows';
import { readItem } from '@main/environments/webshop/official/item';
import { webshopData } from '../fixtures';
import { officialItems, rawRow } from './fixtures';

const item = (change: object = {}): object => ({
  asin: 'B000000001',
  name: 'A Thing',
  category: 'garden',
  query: ' Things ',
  product_category: 'Home › Things',
  full_description: 'It is one.',
  small_description: ['Good '],
  pricing: '$5',
  customization_options: '',
  ...change,
});

function derived(change: object = {}) {
  const read = readItem(rawRow(1, item(change)));
  if ('value' in read) return read.value;
  throw new Error(read.map(problemSentence).join(' '));
}

describe('the official 1,000 products', () => {
  it('become, but for the attributes, what ships with StepQ', () => {
    const shipped = readJsonLines(join(webshopData, 'products.jsonl'), productSchema);
    const rows = officialItems.map((line, i) => readItem(rawRow(i + 1, line)));
    expect(rows).toEqual(shipped.map(({ attributes: _, ...value }) => ({ value })));
  });
});

describe('a scraped product', () => {
  it('is found under its phrase in lower case, without blanks around it', () => {
    expect(derived().query).toBe('things');
  });

  it('may have one feature that is no list, and no price', () => {
    expect(derived({ small_description: 'Good', pricing: null })).toMatchObject({
      small_description: ['Good'],
      pricing: [100],
      price_tag: '$100.0',
    });
  });

  it('has options in lower case, a slash between blanks, in the order of the file', () => {
    const customization_options = {
      Size: [{ value: ' 1/2 Inch ' }, { value: ' ' }],
      Color: null,
      Style: [],
    };
    expect(Object.entries(derived({ customization_options }).options)).toEqual([
      ['size', ['1 | 2 inch']],
      ['style', []],
    ]);
  });
});

describe('what is wrong with a scraped product is named by row and field', () => {
  it.each([
    [{ asin: undefined }, 'Row 1, field asin is missing.'],
    [{ asin: 'nan' }, 'Row 1, field asin is not up to ten capital letters and digits.'],
    [{ name: 7 }, 'Row 1, field name is not a text.'],
    [{ full_description: null }, 'Row 1, field full_description is not a text.'],
    [{ small_description: undefined }, 'Row 1, field small_description is missing.'],
    [{ small_description: ['a', 1] }, 'Row 1, field small_description.1 is not a text.'],
    [{ pricing: 'ask' }, 'Row 1, field pricing holds no price in dollars.'],
    [{ customization_options: undefined }, 'Row 1, field customization_options is missing.'],
    [
      { customization_options: { Size: [{}] } },
      'Row 1, field customization_options.Size.0.value is missing.',
    ],
    [{ name: 'x\uD800' }, 'Row 1, field name holds half a character.'],
  ])('%j', (change, sentence) => {
    expect(() => derived(change)).toThrow(sentence);
  });
});
