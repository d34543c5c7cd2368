import { productsOnPage, shopped, type Shop } from '../clicks';
import type { Product } from '../data/product';
import { subPages, type Session } from '../session';

/** A visible piece of text of a page, untrimmed as in upstream's markup, with what it is. */
export interface PageNode {
  readonly kind: 'text' | 'button' | 'product' | 'option-name' | 'option';
  readonly text: string;
  /** An option that is chosen, a product that was opened. */
  readonly marked?: boolean;
}

const text = (content: string): PageNode => ({ kind: 'text', text: content });
const button = (label: string): PageNode => ({ kind: 'button', text: label });

const backToSearch = button('Back to Search');
const previous = button('< Prev');
const next = button('Next >');

/** The nodes of a page that stand before and with the instruction. */
export function headNodes(session: Session, instruction: string): readonly PageNode[] {
  if (session.page === 'done') return [];
  return session.page === 'index'
    ? [text('WebShop'), text('Instruction: '), text(instruction)]
    : [text('Instruction:'), text(instruction)];
}

/** The other nodes in the order of the page, blank ones left out. */
export function bodyNodes(session: Session, shop: Shop): readonly PageNode[] {
  return nodesOf(session, shop).filter((node) => node.text.trim() !== '');
}

function nodesOf(session: Session, shop: Shop): PageNode[] {
  switch (session.page) {
    case 'index':
      return [button('Search')];
    case 'results':
      return resultNodes(session, shop);
    case 'item':
      return itemNodes(session, shopped(session, shop));
    case 'sub-page':
      return [backToSearch, previous, ...subPageNodes(session, shopped(session, shop))];
    case 'done':
      return doneNodes(session);
  }
}

function resultNodes(session: Session, shop: Shop): PageNode[] {
  const total = shop.find(session.query).length;
  return [
    backToSearch,
    text(`Page ${session.pageNumber} (Total results: ${total})`),
    ...(session.pageNumber > 1 ? [previous] : []),
    next,
    ...productsOnPage(session, shop).flatMap(({ asin, title, priceTag }): PageNode[] => [
      { kind: 'product', text: asin, marked: session.visited.includes(asin) },
      text(title),
      text(priceTag),
    ]),
  ];
}

function itemNodes(session: Session, product: Product): PageNode[] {
  // Upstream looks for the value among all that were chosen, so that both of two equal values are marked.
  const chosen = new Set(session.options.map(([, value]) => value));
  return [
    backToSearch,
    previous,
    ...product.options.flatMap(({ name, values }): PageNode[] => [
      { kind: 'option-name', text: name },
      ...values.map((value): PageNode => ({
        kind: 'option',
        text: value,
        marked: chosen.has(value),
      })),
    ]),
    text(product.title),
    text(`Price: ${product.priceTag}`),
    text('Rating: N.A.'),
    ...subPages.map(button),
    button('Buy Now'),
  ];
}

function subPageNodes(session: Session, product: Product): PageNode[] {
  switch (session.subPage) {
    case 'Description':
      return [text(product.description)];
    case 'Features':
      return product.bullets.map((bullet) => text(` ${bullet}`));
    // No reviews are part of the data.
    case 'Reviews':
    case null:
      return [];
  }
}

/** The page after a purchase with all that upstream's markup hides; its target is empty there too. */
function doneNodes(session: Session): PageNode[] {
  const bought = ['asin', session.asin ?? 'None', 'options', pythonJson(session.options)];
  const unknown = ['attrs', 'category', 'query', 'product category'].flatMap((name) => [
    name,
    'None',
  ]);
  const target = 'asin,options,attrs,price upper,instuction text,category,product category,query';
  return [
    'Thank you for shopping with us!',
    'Your code: ',
    'None',
    ' (Paste it in your MTurk interface.)',
    'Purchased',
    ...bought,
    ...unknown,
    'Target',
    ...target.split(','),
    'Goal ',
    'None',
    'Reward',
    SCORE_HEADING,
    pythonFloat(session.reward ?? 0),
    'Reward Details ',
    'None',
  ].map(text);
}

/** What stands before the reward on the page after a purchase. */
export const SCORE_HEADING = 'Your score (min 0.0, max 1.0)';

/** A number as Python prints a float: with a decimal point. */
export function pythonFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** A map of texts as Flask's `tojson` prints it: ASCII, with the signs of markup escaped. */
function pythonJson(entries: readonly (readonly [string, string])[]): string {
  const quoted = (value: string): string =>
    JSON.stringify(value).replace(
      /[\u0080-\uffff<>&']/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `{${entries.map(([name, value]) => `${quoted(name)}: ${quoted(value)}`).join(', ')}}`;
}
