import { Remembered } from '@shared/remembered';

/** Words that say nothing of what a sentence is about. */
const FILLERS = new Set(
  (
    'the and for are was were with that this from which what who whom whose when where why how has had ' +
    'have his her its their they also one two both been being not but did does than then into other ' +
    'between name named called known same while during after before more most many some such only'
  ).split(' '),
);

/** Long enough to tell words apart, short enough to bring `directed` and `director` together. */
const STEM_LENGTH = 6;

/** Texts whose stems are kept. */
const known = new Remembered<ReadonlySet<string>>(16_384);

/** The words of a text that say something, cut to their beginnings. */
export function contentStems(text: string): ReadonlySet<string> {
  return known.get(text, () => stemsOf(text));
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
  return new Set(
    words.filter((word) => !FILLERS.has(word)).map((word) => word.slice(0, STEM_LENGTH)),
  );
}

/** In how many of the sentences each stem stands. */
export function countStems(sentences: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const stem of contentStems(sentence)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/**
 * How much of `wanted` is in `held` and not in `own`; a stem counts the less, the more sentences have
 * it.
 */
export function sharedStems(
  wanted: ReadonlySet<string>,
  held: ReadonlySet<string>,
  own: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): number {
  let shared = 0;
  for (const stem of held) {
    if (wanted.has(stem) && !own.has(stem)) shared += 1 / (counts.get(stem) ?? 1);
  }
  return shared;
}

/** How many stems of `wanted` are in a text. */
export function stemsIn(wanted: ReadonlySet<string>, text: string): number {
  let found = 0;
  for (const stem of contentStems(text)) if (wanted.has(stem)) found += 1;
  return found;
}
