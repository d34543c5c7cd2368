import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { loadGoals, type Goal } from '@main/environments/webshop/data/goals';
import { loadWebShop } from '@main/environments/webshop/family';
import { observationFixtures, webshopData } from './fixtures';
import { family, task } from './support';

const tasks = family.tasks();

describe('the tasks', () => {
  it('are 6,910 made goals and 13 written ones, each under its own name', () => {
    expect(tasks.filter(({ id }) => id.startsWith('synthetic-'))).toHaveLength(6910);
    expect(tasks.filter(({ id }) => id.startsWith('human-'))).toHaveLength(13);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(6923);
    expect(tasks[17]?.id).toBe('synthetic-17');
  });

  it('are grouped by product', () => {
    expect(tasks.every(({ group, gold }) => group === gold.asin)).toBe(true);
    expect(
      new Set(tasks.filter(({ id }) => id.startsWith('s')).map(({ group }) => group)).size,
    ).toBe(415);
  });

  it('tell people what was wanted', () => {
    expect(task('synthetic-0').gold).toEqual({
      product: expect.stringContaining('Pillow') as string,
      asin: 'B0743JKHBV',
      attributes: 'double sided, machine washable, printing technology',
      options: 'size: 28" x 28"',
      'price cap': '$50.00',
    });
    expect(task('human-10170').gold.options).toBe('blue');
  });

  it('are not to be had under another name', () => {
    const shop = family.create();
    expect(() => shop.reset({ ...task('synthetic-0'), id: 'synthetic-x' })).toThrow(
      'WebShop has no task synthetic-x.',
    );
  });
});

describe('the kind of goals that is asked for', () => {
  const idsOf = (goals: 'all' | 'synthetic' | 'human'): string[] =>
    loadWebShop(webshopData, { goals })
      .tasks()
      .map(({ id }) => id);
  const all = tasks.map(({ id }) => id);

  it('is all the tasks there are, in the same order', () => {
    expect(idsOf('all')).toEqual(all);
    expect(idsOf('synthetic')).toEqual(all.slice(0, 6910));
    expect(idsOf('human')).toEqual(all.slice(6910));
  });
});

describe('the observations that are asked for', () => {
  const { goal, query, asin, pages } = observationFixtures;
  const fixture = (page: (typeof pages)[number]['page'], format: 'text' | 'text_rich' | 'react') =>
    pages.find((held) => held.page === page)![format].replace(goal, instruction);
  const { instruction } = task('synthetic-0');

  it.each(['text', 'text_rich', 'react'] as const)('are %s to the byte', (observation) => {
    const shop = loadWebShop(webshopData, { observation }).create();
    expect(shop.reset(task('synthetic-0'))).toBe(fixture('index', observation));
    const results = shop.step({ type: 'search', argument: query });
    expect(results.observation).toBe(fixture('results_1', observation));
    const item = shop.step({ type: 'click', argument: asin });
    expect(item.observation).toBe(fixture('item', observation));
  });
});

describe('the comparison of options that is asked for', () => {
  const goals = loadGoals(webshopData, loadCatalogue(webshopData));
  const pillow = goals[0]!;
  const glued = goals.find(({ options }) => options.some(({ value }) => value === 'black2626'))!;
  const shops = {
    corrected: loadWebShop(webshopData, { optionMatching: 'corrected' }),
    upstream: loadWebShop(webshopData, { optionMatching: 'upstream' }),
  };
  /** The reward of buying just what the goal was made from. */
  const bought = (matching: keyof typeof shops, { id, product, options }: Goal): number => {
    const shop = shops[matching].create();
    shop.reset(task(id));
    const chosen = options.map(({ name, value }) => [name!, value] as const);
    shop.restore({ ...shop.snapshot(), page: 'item', asin: product.asin, options: chosen });
    return shop.step({ type: 'click', argument: 'Buy Now' }).reward;
  };

  it('decides whether a colour that is a part of a word is found', () => {
    expect([bought('corrected', glued), bought('corrected', pillow)]).toEqual([1, 1]);
    expect(bought('upstream', glued)).toBeLessThan(1);
    expect(bought('upstream', pillow)).toBe(1);
  });
});

describe('the text of the shop', () => {
  const corpus = (...excluded: string[]) => family.corpus?.(new Set(excluded)) ?? [];

  it('is one document for each product that is not excluded', () => {
    expect(corpus()).toHaveLength(1000);
    const { group } = task('synthetic-0');
    const rest = corpus(group);
    expect(rest).toHaveLength(999);
    expect(rest.some(({ title }) => title === task('synthetic-0').gold.product)).toBe(false);
  });

  it('shows what the shop shows: description, bullets, options and price', () => {
    const document = corpus().find(({ title }) => title === task('human-10170').gold.product);
    expect(document?.body).toMatch(/color: .*\nPrice: \$/s);
  });
});
