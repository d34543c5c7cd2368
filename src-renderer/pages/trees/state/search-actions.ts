import { parseQuery } from '../model/query';
import type { Explorer } from './explorer-store';
import { select } from './tree-actions';

/** Takes a new query. A query that cannot be read finds nothing; the box says why. */
export function search({ store }: Explorer, query: string): void {
  const parsed = parseQuery(query);
  store.setState({ query, terms: parsed.ok ? parsed.terms : [], currentHit: null });
}

/** Notes which nodes hold a text of the query. */
export function foundText({ store }: Explorer, text: string, ids: Iterable<number>): void {
  store.setState(({ textHits }) => ({ textHits: new Map(textHits).set(text, new Set(ids)) }));
}

/** Goes to the next or previous hit, round and round, opening whatever hides it. */
export function goToHit(explorer: Explorer, direction: 1 | -1): void {
  const state = explorer.store.getState();
  const hits = explorer.derived.hits(state);
  if (hits.length === 0) return;
  const at = state.currentHit === null ? -1 : hits.indexOf(state.currentHit);
  const start = at < 0 && direction < 0 ? 0 : at;
  const hit = hits[(start + direction + hits.length) % hits.length]!;
  explorer.store.setState({ currentHit: hit });
  select(explorer, hit);
}
