import type { Product } from './data/product';
import { PAGE_SIZE } from './search/product-search';
import { subPages, type Session, type SubPage } from './session';

/** What a page needs to know beyond the session. */
export interface Shop {
  find(query: string): readonly Product[];
  product(asin: string): Product;
}

/** Something on the page that can be clicked. */
export type Click =
  | { readonly kind: 'back-to-search' | 'previous' | 'next' | 'buy'; readonly label: string }
  | { readonly kind: 'product'; readonly label: string }
  | { readonly kind: 'sub-page'; readonly label: SubPage }
  | { readonly kind: 'option'; readonly label: string; readonly group: string };

const backToSearch: Click = { kind: 'back-to-search', label: 'Back to Search' };
const previous: Click = { kind: 'previous', label: '< Prev' };
const next: Click = { kind: 'next', label: 'Next >' };
const buy: Click = { kind: 'buy', label: 'Buy Now' };

/** Everything that can be clicked on the session's page, in the order of the page; `Search` is not. */
export function clicksOf(session: Session, shop: Shop): readonly Click[] {
  switch (session.page) {
    case 'index':
    case 'done':
      return [];
    case 'results':
      return [
        backToSearch,
        ...(session.pageNumber > 1 ? [previous] : []),
        next,
        ...productsOnPage(session, shop).map(({ asin }): Click => ({
          kind: 'product',
          label: asin,
        })),
      ];
    case 'item':
      return [
        backToSearch,
        previous,
        ...subPages.map((label): Click => ({ kind: 'sub-page', label })),
        buy,
        ...optionClicks(shopped(session, shop)),
      ];
    case 'sub-page':
      return [backToSearch, previous];
  }
}

/**
 * The click that `argument` names, case ignored; of equal labels a button comes before an option,
 * and of options the last on the page. Undefined when there is none.
 */
export function clickNamed(session: Session, shop: Shop, argument: string): Click | undefined {
  const wanted = argument.toLowerCase();
  const named = clicksOf(session, shop).filter(({ label }) => label.toLowerCase() === wanted);
  return named.find(({ kind }) => kind !== 'option') ?? named.at(-1);
}

/** The up to ten products on the page of results that the session is on. */
export function productsOnPage(session: Session, shop: Shop): readonly Product[] {
  const start = (session.pageNumber - 1) * PAGE_SIZE;
  return shop.find(session.query).slice(start, start + PAGE_SIZE);
}

/** The product whose page the session is on. */
export function shopped(session: Session, shop: Shop): Product {
  if (session.asin === null) throw new Error('The session is not on the page of a product.');
  return shop.product(session.asin);
}

function optionClicks(product: Product): Click[] {
  return product.options.flatMap(({ name, values }) =>
    values.map((label): Click => ({ kind: 'option', label, group: name })),
  );
}
