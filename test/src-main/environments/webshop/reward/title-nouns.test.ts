import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { readJson } from '@main/environments/webshop/data/rows';
import { createNounTagger } from '@main/environments/webshop/reward/title-nouns';
import { webshopData } from '../fixtures';

describe('the nouns that ship with the catalogue', () => {
  it('are those that the tagger finds today', () => {
    const shipped = readJson(
      join(webshopData, 'title_nouns.json'),
      z.record(z.string(), z.array(z.string())),
    );
    const nounsOf = createNounTagger();
    const { products } = loadCatalogue(webshopData);
    const found = Object.fromEntries(products.map(({ asin, title }) => [asin, nounsOf(title)]));
    expect(shipped).toEqual(found);
  });
});
