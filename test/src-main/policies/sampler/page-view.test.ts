import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import {
  renderBody,
  renderPage,
  type ObservationFormat,
} from '@main/environments/webshop/observation/formats';
import { bodyNodes, headNodes } from '@main/environments/webshop/observation/page-nodes';
import { startSession, type Session } from '@main/environments/webshop/session';
import { readLatestPage, readPage } from '@main/policies/sampler/page-view';
import { webshopData } from '../../environments/webshop/fixtures';

const { products, byAsin } = loadCatalogue(webshopData);
const shop = { find: () => products.slice(0, 50), product: (asin: string) => byAsin.get(asin)! };
const showIn =
  (format: ObservationFormat) =>
  (session: Partial<Session>): string => {
    const whole = { ...startSession('goal'), ...session };
    return renderPage(
      format,
      whole.page,
      headNodes(whole, 'i want a lamp'),
      renderBody(format, whole, bodyNodes(whole, shop)),
    );
  };
const show = showIn('agent');

describe.each(['agent', 'text', 'text_rich', 'react'] as const)(
  'reading a page in %s',
  (format) => {
    const show = showIn(format);

    it('finds title, price and options on the page of every product', () => {
      for (const { asin, title, priceTag, options } of products) {
        expect(readPage(show({ page: 'item', asin }))).toEqual({
          kind: 'item',
          product: { title, price: priceTag },
          options: options.map(({ name, values }) => ({ name, values, chosen: null })),
        });
      }
    });

    it('lists the results with title and price, on later pages too', () => {
      const view = readPage(show({ page: 'results', query: 'lamp', pageNumber: 3 }));
      // ReAct's prompt shows those of the first three alone.
      const shown = format === 'react' ? 3 : 10;
      expect(view).toEqual({
        kind: 'results',
        results: products.slice(20, 30).map(({ asin, title, priceTag }, i) => ({
          asin,
          title: i < shown ? title : '',
          price: i < shown ? priceTag : '',
        })),
      });
      expect(readPage(show({ page: 'results', pageNumber: 9 }))).toEqual({
        kind: 'results',
        results: [],
      });
    });

    it('tells index, sub-pages and other texts apart', () => {
      const { asin } = products[0]!;
      expect(readPage(show({})).kind).toBe('index');
      expect(readPage(show({ page: 'sub-page', asin, subPage: 'Features' })).kind).toBe('sub-page');
      for (const text of ['', 'Invalid action!', 'Your score (min 0.0, max 1.0): 0.5']) {
        expect(readPage(text).kind).toBe('other');
      }
    });
  },
);

describe('reading a page', () => {
  it.each(['agent', 'text_rich', 'react'] as const)('sees in %s what was chosen', (format) => {
    const { asin, options } = products.find((product) => product.options.length === 2)!;
    const second = options[1]!.values[0]!;
    const view = readPage(
      showIn(format)({ page: 'item', asin, options: [[options[1]!.name, second]] }),
    );
    expect(view.kind === 'item' && view.options.map(({ chosen }) => chosen)).toEqual([
      null,
      second,
    ]);
  });

  it('stays on the last page that was shown when an action was refused', () => {
    expect(readLatestPage([show({}), 'Invalid action!']).kind).toBe('index');
    expect(readLatestPage([]).kind).toBe('other');
  });
});
