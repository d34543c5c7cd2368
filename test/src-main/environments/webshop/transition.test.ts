import { describe, expect, it } from 'vitest';
import type { Product } from '@main/environments/webshop/data/product';
import type { Shop } from '@main/environments/webshop/clicks';
import { clickNamed, clicksOf } from '@main/environments/webshop/clicks';
import { startSession, type Session } from '@main/environments/webshop/session';
import { move } from '@main/environments/webshop/transition';

const product = (asin: string, options: Product['options'] = []): Product => ({
  asin,
  category: 'garden',
  query: 'lamps',
  productCategory: 'Home › Lamps',
  title: `Lamp ${asin}`,
  description: 'It shines.',
  bullets: ['Bright'],
  priceTag: '$9.5',
  price: 9.5,
  options,
  attributes: [],
  titleNouns: ['lamp'],
});
const lamp = product('B000000001', [
  { name: 'color', values: ['red', 'blue', 'description'] },
  { name: 'shade', values: ['red', 'none'] },
]);
const products = [
  lamp,
  ...Array.from({ length: 11 }, (_, i) => product(`B1${String(i).padStart(8, '0')}`)),
];
const shop: Shop = {
  find: (query) => (query === 'nothing' ? [] : products),
  product: (asin) => products.find((held) => held.asin === asin)!,
};

const go = (from: Session, ...actions: readonly string[]): Session =>
  actions.reduce((session, action) => {
    const open = action.indexOf('[');
    const moved = move(
      session,
      { type: action.slice(0, open), argument: action.slice(open + 1, -1) },
      shop,
    );
    if (!moved) throw new Error(`${action} is not possible on the page ${session.page}.`);
    return moved.session;
  }, from);
const start = startSession('goal');
const possible = (session: Session, type: string, argument: string): boolean =>
  move(session, { type, argument }, shop) !== undefined;
const labels = (session: Session): string[] => clicksOf(session, shop).map(({ label }) => label);

describe('what can be clicked', () => {
  it('is nothing on the index and after the purchase', () => {
    expect(labels(start)).toEqual([]);
    expect(labels(go(start, 'search[lamp]', 'click[b000000001]', 'click[buy now]'))).toEqual([]);
  });

  it('is Prev on the results from the second page on, Next always, and ten products', () => {
    const first = go(start, 'search[lamp]');
    expect(labels(first)).toEqual([
      'Back to Search',
      'Next >',
      ...products.slice(0, 10).map((p) => p.asin),
    ]);
    expect(labels(go(first, 'click[next >]'))).toEqual([
      'Back to Search',
      '< Prev',
      'Next >',
      ...products.slice(10).map((p) => p.asin),
    ]);
    expect(labels(go(first, 'click[next >]', 'click[next >]'))).toEqual([
      'Back to Search',
      '< Prev',
      'Next >',
    ]);
  });

  it('is the buttons of a product, then its options; on a sub-page only the way back', () => {
    const item = go(start, 'search[lamp]', 'click[b000000001]');
    expect(labels(item)).toEqual([
      'Back to Search',
      '< Prev',
      'Description',
      'Features',
      'Reviews',
      'Buy Now',
      'red',
      'blue',
      'description',
      'red',
      'none',
    ]);
    expect(labels(go(item, 'click[features]'))).toEqual(['Back to Search', '< Prev']);
  });

  it('is read without regard to case, a button before an option of the same name', () => {
    const item = go(start, 'search[lamp]', 'click[B000000001]');
    expect(clickNamed(item, shop, 'DESCRIPTION')?.kind).toBe('sub-page');
    expect(go(item, 'CLICK[Buy NOW]').page).toBe('done');
  });

  it('resolves a value of two groups to the last group', () => {
    const item = go(start, 'search[lamp]', 'click[b000000001]', 'click[red]');
    expect(item.options).toEqual([['shade', 'red']]);
  });
});

describe('a search', () => {
  it('is possible where the search box is and nowhere else', () => {
    const results = go(start, 'search[Lamp]');
    expect(results).toMatchObject({ page: 'results', query: 'lamp', pageNumber: 1 });
    expect(possible(results, 'search', 'lamp')).toBe(false);
    expect(possible(go(results, 'click[b000000001]'), 'search', 'lamp')).toBe(false);
  });

  it('needs a word, and not a thousand', () => {
    expect(possible(start, 'search', '   ')).toBe(false);
    expect(possible(start, 'search', 'x'.repeat(1000))).toBe(true);
    expect(possible(start, 'search', 'x'.repeat(1001))).toBe(false);
  });

  it('may find nothing', () => {
    expect(labels(go(start, 'search[nothing]'))).toEqual(['Back to Search', 'Next >']);
  });
});

describe('options', () => {
  const chosen = go(start, 'search[lamp]', 'click[b000000001]', 'click[blue]', 'click[none]');

  it('are kept one to a group, over sub-pages too', () => {
    expect(go(chosen, 'click[red]', 'click[blue]').options).toEqual([
      ['color', 'blue'],
      ['shade', 'red'],
    ]);
    expect(go(chosen, 'click[features]', 'click[< prev]').options).toEqual(chosen.options);
  });

  it('are forgotten on the way back to the results and to the search', () => {
    expect(go(chosen, 'click[< prev]').options).toEqual([]);
    expect(go(chosen, 'click[back to search]')).toEqual(startSession('goal'));
  });
});

describe('the way back', () => {
  it('leads from a product to the page of results it was opened on', () => {
    const item = go(start, 'search[lamp]', 'click[next >]', `click[${products[10]!.asin}]`);
    expect(go(item, 'click[< prev]')).toMatchObject({ page: 'results', pageNumber: 2, asin: null });
    expect(go(item, 'click[< prev]', 'click[< prev]').pageNumber).toBe(1);
  });

  it('remembers the products that were opened until the search box is back', () => {
    const item = go(start, 'search[lamp]', 'click[b000000001]', 'click[< prev]');
    expect(item.visited).toEqual(['B000000001']);
    expect(go(item, 'click[back to search]').visited).toEqual([]);
  });
});

describe('what is no action', () => {
  it.each(['think', 'buy', '', 'invalid', 'search '])('leaves verb %j undone', (type) => {
    expect(possible(start, type, 'lamp')).toBe(false);
  });

  it('is a click on what is not on the page, the search button included', () => {
    expect(possible(start, 'click', 'search')).toBe(false);
    expect(possible(go(start, 'search[lamp]'), 'click', 'Buy Now')).toBe(false);
    expect(possible(go(start, 'search[lamp]'), 'click', 'B000000001 ')).toBe(true);
  });
});
