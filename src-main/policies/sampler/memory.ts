import type { PolicyState } from '../policy';
import { readLatestPage, readPage, type ItemView, type PageView } from './page-view';

/** What the sampler knows at a state: the page it is on and what it did to get there. */
export interface Memory {
  readonly view: PageView;
  /** The words of the last search; empty before the first. */
  readonly query: string;
  /** Every search so far. */
  readonly queries: readonly string[];
  /** The product's page that was seen last. */
  readonly item: ItemView | null;
  /** Everything clicked so far, in lower case. */
  readonly clicked: ReadonlySet<string>;
  /** Clicks since the product's page was opened, in lower case. */
  readonly clickedHere: ReadonlySet<string>;
}

/** Reads the history of an episode. */
export function remember({ initialObservation, history }: PolicyState): Memory {
  const observations = [initialObservation, ...history.map(({ observation }) => observation)];
  const view = readLatestPage(observations);
  const queries = history
    .filter(
      ({ action, observation }) =>
        action.type === 'search' && readPage(observation).kind === 'results',
    )
    .map(({ action }) => action.argument);
  const clicks = history
    .filter(({ action }) => action.type === 'click')
    .map(({ action }) => action.argument.toLowerCase());
  const opened = clicks.findLastIndex((label) => ASIN.test(label));
  return {
    view,
    query: queries.at(-1) ?? '',
    queries,
    item: latestItem(observations),
    clicked: new Set(clicks),
    clickedHere: new Set(clicks.slice(opened + 1)),
  };
}

const ASIN = /^b[0-9a-z]{9}$/;

function latestItem(observations: readonly string[]): ItemView | null {
  for (const observation of observations.toReversed()) {
    const view = readPage(observation);
    if (view.kind === 'item') return view;
  }
  return null;
}
