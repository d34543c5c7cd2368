import type { ObservationLine } from './observation';

/** Titles on offer, after a name that no article has, as a list of Python's. */
const OFFER = /^(Could not find [^]*\. Similar:) \[(.*)\]\.$/;
/** One title of the list, in single or double quotes. */
const TITLE = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g;

/** Breaks what HotpotQA answers into lines; titles on offer stand apart, for they can be searched. */
export function readArticle(observation: string): readonly ObservationLine[] {
  if (observation.trim() === '') return [];
  const [, name, list] = OFFER.exec(observation) ?? [];
  if (name === undefined || list === undefined) {
    return [{ name: null, pieces: [{ text: observation, clickable: false }], quiet: false }];
  }
  const pieces = [...list.matchAll(TITLE)].map(([, single, double]) => ({
    text: (single ?? double ?? '').replace(/\\(.)/g, '$1'),
    clickable: true,
  }));
  return [{ name, pieces, quiet: false }];
}
