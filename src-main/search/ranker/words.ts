import { stemmer } from 'stemmer';

/** Words that say that something is wanted, or nothing: they match everywhere and tell nothing. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be but by can could do does for from have i if in into is it its me my ' +
    'need needs no not of on or other please so some such than that the their them then there ' +
    'these they this to want wants was we which will with would you your am looking look find ' +
    'finding get buy purchase order also should must like lower less under price dollars dollar'
  ).split(' '),
);

const WORD = /[\p{L}\p{N}]+/gu;

/** Stems are looked up far more often than words are new. */
const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** Lower-case words and numbers in order, a possessive's ending dropped. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(WORD) ?? []
  );
}

/** Porter stems of the words that carry content, in order, repetitions kept. */
export function stemsOf(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stemOf);
}

/** A form in which phrases can be searched for: every word between single spaces. */
export function phraseText(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}
