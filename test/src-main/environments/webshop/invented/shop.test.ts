import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnvironmentFamily } from '@main/environments/environment';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { loadWebShop } from '@main/environments/webshop/family';
import {
  inventShop,
  writeInventedShop,
  type ShopPlan,
} from '@main/environments/webshop/invented/shop';

const plan: ShopPlan = { seed: 5, productsPerType: 2, titled: 0.5, described: 0.5, boasts: 3 };
const shop = inventShop(plan);
const byAsin = new Map(shop.products.map((product) => [product.asin, product]));

describe('an invented shop', () => {
  it('is the same for the same plan, and another for another seed', () => {
    expect(inventShop(plan)).toEqual(shop);
    expect(inventShop({ ...plan, seed: 6 }).products[0]).not.toEqual(shop.products[0]);
  });

  it('holds no product that is in the real catalogue', () => {
    expect(byAsin.size).toBe(shop.products.length);
    const { byAsin: real } = loadCatalogue('resources/webshop');
    const titles = new Set([...real.values()].map(({ title }) => title.toLowerCase()));
    for (const { asin, name } of shop.products) {
      expect(real.has(asin)).toBe(false);
      expect(titles.has(name.toLowerCase())).toBe(false);
    }
  });

  it('asks for what a product has: its attributes, values that it offers, a cap above its price', () => {
    for (const goal of shop.goals) {
      const product = byAsin.get(goal.asin)!;
      expect(goal.attributes).toEqual(product.attributes);
      for (const [name, value] of Object.entries(goal.goal_options)) {
        expect(product.options[name]).toContain(value);
        expect(goal.instruction_text).toContain(`${name}: ${value}`);
      }
      for (const attribute of goal.attributes) {
        expect(goal.instruction_text).toContain(attribute);
      }
      expect(goal.instruction_text).toContain(product.query);
      expect(goal.price_upper).toBeGreaterThan(product.pricing[0]);
      if (goal.price_upper < 1_000_000) {
        expect(goal.instruction_text).toContain(
          `price lower than ${goal.price_upper.toFixed(2)} dollars`,
        );
      }
    }
  });
});

describe('played as WebShop', () => {
  let directory = '';
  let family: EnvironmentFamily;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'stepq-invented-'));
    writeInventedShop(directory, shop);
    family = loadWebShop(directory);
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('gives the full reward to who buys what was asked for', async () => {
    expect(family.tasks()).toHaveLength(shop.goals.length);
    for (const task of family.tasks().slice(0, 40)) {
      const goal = shop.goals[Number(task.id.replace('synthetic-', ''))]!;
      const game = family.create();
      await game.reset(task);
      // The words of its own title find it among the first ten, or a page later.
      await game.step({ type: 'search', argument: byAsin.get(goal.asin)!.name });
      while (!(await game.step({ type: 'click', argument: goal.asin })).valid) {
        expect((await game.step({ type: 'click', argument: 'Next >' })).valid).toBe(true);
      }
      for (const value of Object.values(goal.goal_options)) {
        expect((await game.step({ type: 'click', argument: value })).valid).toBe(true);
      }
      const bought = await game.step({ type: 'click', argument: 'Buy Now' });
      expect([task.instruction, bought.done, bought.reward]).toEqual([task.instruction, true, 1]);
    }
  });
});
