import type { PolicyState } from '../policy';
import { nameKey } from './name-key';
import { readObservation, type Reading } from './observation';

/** An article that was opened, by the name it was searched under. */
export interface ReadPage {
  readonly name: string;
  /** What was seen of it, in order, what was looked up last. */
  readonly sentences: readonly string[];
  /** All of it as one key, between spaces, to look names up in. */
  readonly key: string;
}

/** What the sampler knows at a state. */
export interface Memory {
  /** Articles in the order of opening, each once. */
  readonly pages: readonly ReadPage[];
  /** Everything searched for so far, in order. */
  readonly searches: readonly string[];
  /** Everything looked up on the open page, in lower case. */
  readonly keywords: readonly string[];
  /** What the last step brought. */
  readonly last: Reading;
  /** Titles that were offered in place of a name, the latest first, without those searched for. */
  readonly similar: readonly string[];
}

/** Reads the history of an episode. */
export function remember({ history }: PolicyState): Memory {
  const pages = new Map<string, ReadPage>();
  const searches: string[] = [];
  const similar: string[] = [];
  let keywords: string[] = [];
  let open: string | undefined;
  let last: Reading = { kind: 'nothing' };
  for (const { action, observation } of history) {
    last = readObservation(action.type, observation);
    if (action.type === 'search') searches.push(action.argument);
    if (action.type === 'lookup') keywords.push(action.argument.toLowerCase());
    if (last.kind === 'not-found') similar.unshift(...last.similar);
    if (last.kind === 'article') {
      open = nameKey(action.argument);
      keywords = [];
      const seen = pages.get(open)?.sentences ?? [];
      const sentences = seen.length > last.sentences.length ? seen : last.sentences;
      pages.set(open, pageOf(action.argument, sentences));
    }
    const page = open === undefined ? undefined : pages.get(open);
    if (last.kind === 'looked-up' && page && !page.sentences.includes(last.sentence)) {
      pages.set(nameKey(page.name), pageOf(page.name, [...page.sentences, last.sentence]));
    }
  }
  const searched = new Set(searches.map(nameKey));
  return {
    pages: [...pages.values()],
    searches,
    keywords,
    last,
    similar: [...new Set(similar)].filter((title) => !searched.has(nameKey(title))),
  };
}

function pageOf(name: string, sentences: readonly string[]): ReadPage {
  return { name, sentences, key: ` ${nameKey(sentences.join(' '))} ` };
}
