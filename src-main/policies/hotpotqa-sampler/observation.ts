import { Remembered } from '@shared/remembered';

/** What an observation of HotpotQA says. */
export type Reading =
  | { readonly kind: 'article'; readonly sentences: readonly string[] }
  | { readonly kind: 'not-found'; readonly similar: readonly string[] }
  | { readonly kind: 'looked-up'; readonly sentence: string }
  | { readonly kind: 'nothing' };

const NOT_FOUND = /^Could not find .*? Similar: \[(.*)\]\.$/s;
const LOOKED_UP = /^\(Result \d+ \/ \d+\) (.*)$/s;
const NOTHING = /^(?:No more results\.|Nice thought\.|Invalid action: |Episode finished, )/;

/** Observations kept, by verb and text. */
const known = new Remembered<Reading>(2048);

/** Reads the observation that followed an action of the verb `type`. */
export function readObservation(type: string, observation: string): Reading {
  return known.get(`${type}\n${observation}`, () => reading(type, observation));
}

function reading(type: string, observation: string): Reading {
  const text = observation.replace(/^Observation:\s*/, '').trim();
  const similar = NOT_FOUND.exec(text)?.[1];
  if (similar !== undefined) return { kind: 'not-found', similar: listed(similar) };
  const sentence = LOOKED_UP.exec(text)?.[1];
  if (sentence !== undefined) return { kind: 'looked-up', sentence };
  if (type !== 'search' || text === '' || NOTHING.test(text)) return { kind: 'nothing' };
  return { kind: 'article', sentences: sentencesOf(text) };
}

/** The entries of a printed Python list of texts. */
function listed(list: string): string[] {
  return [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** Initials and short titles, whose full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(."“])(?:\p{L}|Jr|Sr|St|Dr|Mr|Mrs|Ms|No|vs|Lt|Col|Gen|Inc|Co|Ltd|c)\.$/u;

/** Sentences of a paragraph: cut after a full stop before a capital. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let held = '';
  for (const piece of paragraph.split(/(?<=[.!?]["”)]?) (?=["“(]?[\p{Lu}\p{N}])/u)) {
    held = held === '' ? piece : `${held} ${piece}`;
    if (ABBREVIATION.test(held)) continue;
    sentences.push(held);
    held = '';
  }
  return held === '' ? sentences : [...sentences, held];
}
