import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import {
  renderBody,
  renderPage,
  type ObservationFormat,
} from '@main/environments/webshop/observation/formats';
import { bodyNodes, headNodes } from '@main/environments/webshop/observation/page-nodes';
import { createRenderer } from '@main/environments/webshop/observation/renderer';
import { createProductSearch } from '@main/environments/webshop/search/product-search';
import { startSession, type Session } from '@main/environments/webshop/session';
import { move } from '@main/environments/webshop/transition';
import { WebShop } from '@main/environments/webshop/webshop';
import { observationFixtures, webshopData } from '../fixtures';

const { products, byAsin } = loadCatalogue(webshopData);
const shop = {
  find: createProductSearch(products).find,
  product: (asin: string) => byAsin.get(asin)!,
};
const { goal, query, asin, pages } = observationFixtures;

const after = (...actions: (readonly [type: string, argument: string])[]): Session =>
  actions.reduce(
    (session, [type, argument]) => move(session, { type, argument }, shop)!.session,
    startSession('fixture'),
  );
const item = [
  ['search', query],
  ['click', asin],
] as const;

/** The session that shows each page of the fixture. */
const sessions: Readonly<Record<(typeof pages)[number]['page'], Session>> = {
  index: after(),
  results_1: after(['search', query]),
  item: after(...item),
  item_selected: after(...item, ['click', '120ml']),
  description: after(...item, ['click', 'description']),
  review: after(...item, ['click', 'reviews']),
  done: { ...after(...item, ['click', '120ml'], ['click', 'buy now']), reward: 0.75 },
};

const show = (format: ObservationFormat, session: Session): string =>
  renderPage(
    format,
    session.page,
    headNodes(session, goal),
    renderBody(format, session, bodyNodes(session, shop)),
  );

describe.each(['text', 'text_rich', 'react'] as const)('the format %s', (format) => {
  it.each(pages)('is upstream’s to the byte: $page', (fixture) => {
    expect(show(format, sessions[fixture.page])).toBe(fixture[format]);
  });
});

describe('the format agent', () => {
  it.each(pages.filter(({ page }) => page !== 'item_selected' && page !== 'done'))(
    'is text where nothing is chosen: $page',
    ({ page, text }) => {
      expect(show('agent', sessions[page])).toBe(text);
    },
  );

  it('says in front of a product’s page what was chosen on it', () => {
    const text = pages.find(({ page }) => page === 'item_selected')!.text;
    expect(show('agent', sessions.item_selected)).toBe(`You have clicked 120ml. [SEP] ${text}`);
  });

  it('shows nothing but the score after the purchase', () => {
    expect(show('agent', sessions.done)).toBe('Your score (min 0.0, max 1.0): 0.75');
  });
});

describe('pages that the fixture lacks', () => {
  it('have one line for each bullet, untrimmed but in text', () => {
    const product = products.find(({ bullets }) => bullets.filter((b) => b.trim()).length > 2)!;
    const features = after(
      ['search', product.title],
      ['click', product.asin],
      ['click', 'features'],
    );
    const bullets = product.bullets.filter((bullet) => bullet.trim() !== '');
    expect(show('text', features).split(' [SEP] ').slice(4)).toEqual(bullets.map((b) => b.trim()));
    expect(show('react', features)).toContain(bullets.map((b) => `\n ${b} `).join(''));
  });

  it('count on past the last result, where the list is empty', () => {
    const sixth = after(
      ['search', query],
      ...Array.from({ length: 5 }, () => ['click', 'next >'] as const),
    );
    expect(show('text', sixth)).toBe(
      `Instruction: [SEP] ${goal} [SEP] Back to Search [SEP] Page 6 (Total results: 50) [SEP] < Prev [SEP] Next >`,
    );
  });

  it('mark a product that was opened before, in text_rich', () => {
    const back = after(...item, ['click', '< prev']);
    expect(show('text_rich', back)).toContain(`\n[clicked button] ${asin} [clicked button_]`);
  });
});

describe('the click on an option', () => {
  const product = byAsin.get(asin)!;
  const task = { id: 'fixture', instruction: goal, group: asin, gold: {} };
  const answer = (format: ObservationFormat): string => {
    const episode = new WebShop({
      shop,
      format,
      goal: (id) => ({ id, instruction: goal, product, attributes: [], options: [], priceCap: 50 }),
      render: createRenderer(format, shop),
      judge: () => ({ total: 0, parts: {} }),
    });
    episode.reset(task);
    for (const [type, argument] of item) episode.step({ type, argument });
    return episode.step({ type: 'click', argument: '120ml' }).observation;
  };

  it('is answered by one sentence in react and by the page elsewhere', () => {
    expect(answer('react')).toBe('You have clicked 120ml.');
    for (const format of ['agent', 'text', 'text_rich'] as const) {
      expect(answer(format)).toBe(show(format, sessions.item_selected));
    }
  });
});
