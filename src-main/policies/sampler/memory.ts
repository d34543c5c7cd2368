import type { Step } from '@shared/agent/action';
import type { PolicyState } from '../policy';
import { clickedValue } from './page-parts';
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
  const sinceOpened = history.slice(
    history.findLastIndex(({ action }) => ASIN.test(action.argument.toLowerCase())) + 1,
  );
  const view = readLatestPage(observations);
  const item = latestItem(observations);
  return {
    view: view.kind === 'item' ? withChoices(view, sinceOpened) : view,
    query: queries.at(-1) ?? '',
    queries,
    item: item && withChoices(item, sinceOpened),
    clicked: new Set(clicks),
    clickedHere: new Set(clicks.slice(opened + 1)),
  };
}

const ASIN = /^b[0-9a-z]{9}$/;

/** An item with the choices that its page does not show: in `text` and `react` only clicks tell. */
function withChoices(item: ItemView, sinceOpened: readonly Step[]): ItemView {
  return {
    ...item,
    options: item.options.map((group) => ({
      ...group,
      chosen: group.chosen ?? clickedOf(group.values, sinceOpened),
    })),
  };
}

function clickedOf(values: readonly string[], sinceOpened: readonly Step[]): string | null {
  const named = ({ action }: Step): string | undefined =>
    action.type === 'click'
      ? values.find((value) => value.toLowerCase() === action.argument.toLowerCase())
      : undefined;
  const step = sinceOpened.findLast((each) => named(each) !== undefined && isChoice(each));
  return (step && named(step)) ?? null;
}

/** Whether a click was answered as that of an option is: with the item's page, or with a sentence. */
function isChoice({ observation }: Step): boolean {
  return clickedValue(observation) !== undefined || readPage(observation).kind === 'item';
}

function latestItem(observations: readonly string[]): ItemView | null {
  for (const observation of observations.toReversed()) {
    const view = readPage(observation);
    if (view.kind === 'item') return view;
  }
  return null;
}
