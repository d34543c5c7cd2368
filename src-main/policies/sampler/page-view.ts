import { readParts } from './page-parts';

/** A product as the shop shows it. */
export interface ShownProduct {
  /** Empty where the shop has no title. */
  readonly title: string;
  /** As shown, e.g. `$19.99 to $27.99`. */
  readonly price: string;
}

/** One entry of a page of results. */
export interface ShownResult extends ShownProduct {
  readonly asin: string;
}

/** A group of options on a product's page, with the value that was chosen, if one was. */
export interface ShownOptions {
  readonly name: string;
  readonly values: readonly string[];
  readonly chosen: string | null;
}

/** A page of results. */
export interface ResultsView {
  readonly kind: 'results';
  readonly results: readonly ShownResult[];
}

/** A product's own page. */
export interface ItemView {
  readonly kind: 'item';
  readonly product: ShownProduct;
  readonly options: readonly ShownOptions[];
}

/** What an observation of WebShop shows. */
export type PageView =
  | { readonly kind: 'index' }
  | ResultsView
  | ItemView
  | { readonly kind: 'sub-page' }
  | { readonly kind: 'other' };

const RESULTS = /^Page \d+ \(Total results: \d+\)$/;
const ASIN = /^B[0-9A-Z]{9}$/;
const PRICE = /^Price: (\$.+)$/;

/** What groups of options are called in the shop; the text of a page does not set names apart. */
const GROUP_NAMES = new Set([
  'size',
  'color',
  'style',
  'flavor',
  'flavor name',
  'fit type',
  'pattern name',
  'scent',
  'item shape',
  'number of items',
]);

/** Reads a page of WebShop in any of its formats; anything else is `other`. */
export function readPage(observation: string): PageView {
  const { parts, chosen } = readParts(observation);
  if (parts[0] === 'WebShop') return { kind: 'index' };
  const start = parts.indexOf('Instruction:');
  if (start < 0 || parts[start + 2] !== 'Back to Search') return { kind: 'other' };
  const body = parts.slice(start + 3);
  if (RESULTS.test(body[0] ?? '')) return { kind: 'results', results: readResults(body) };
  const price = body.findIndex((part) => PRICE.test(part));
  if (price > 0 && body.at(-1) === 'Buy Now') {
    return readItem(body.slice(1, price), PRICE.exec(body[price] ?? '')?.[1] ?? '', chosen);
  }
  return { kind: 'sub-page' };
}

/** The page that the agent is on: the last observation that shows one. */
export function readLatestPage(observations: readonly string[]): PageView {
  for (const observation of observations.toReversed()) {
    const view = readPage(observation);
    if (view.kind !== 'other') return view;
  }
  return { kind: 'other' };
}

function readResults(parts: readonly string[]): ShownResult[] {
  return parts.flatMap((asin, i) => {
    if (!ASIN.test(asin)) return [];
    const after = parts.slice(i + 1, i + 3);
    // ReAct's prompt has a title and a price behind the first three products only.
    const next = after.findIndex((part) => ASIN.test(part));
    const [first = '', second = ''] = next < 0 ? after : after.slice(0, next);
    const untitled = first.startsWith('$') && !second.startsWith('$');
    return [{ asin, title: untitled ? '' : first, price: untitled ? first : second }];
  });
}

/** @param parts what stands between the buttons and the price: options, then the title */
function readItem(parts: readonly string[], price: string, marked: readonly string[]): PageView {
  // A title is the last part unless the page has none, and then its options end in a value.
  const title = parts.at(-1) ?? '';
  const options: { name: string; values: string[] }[] = [];
  for (const part of parts.slice(0, -1)) {
    if (GROUP_NAMES.has(part)) options.push({ name: part, values: [] });
    else options.at(-1)?.values.push(part);
  }
  return {
    kind: 'item',
    product: { title, price },
    options: options.map((group) => ({
      ...group,
      chosen: group.values.find((value) => marked.includes(value)) ?? null,
    })),
  };
}
