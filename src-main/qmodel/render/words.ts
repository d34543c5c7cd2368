import { stemmer } from 'stemmer';

/** Stems are looked up far more often than words are new. */
const knownStems = new Map<string, string>();
const MOST_STEMS = 50_000;

function stemOf(word: string): string {
  const known = knownStems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  if (knownStems.size >= MOST_STEMS) knownStems.clear();
  knownStems.set(word, stem);
  return stem;
}

/** A word of a text with where it stands. */
export interface Word {
  /** Lower-case stem (Porter), or the number or sign itself. */
  readonly stem: string;
  readonly kind: 'word' | 'number' | 'sign';
  /** UTF-16 offsets, end excluded. */
  readonly start: number;
  readonly end: number;
}

const WORD =
  /(?<number>\p{N}+(?:[.,]\p{N}+)*)|(?<word>[\p{L}\p{M}]+(?:['’][\p{L}]+)?)|[^\s\p{L}\p{N}]/gu;

/** Words that say nothing about what is wanted. */
const functionWords = new Set(
  (
    'a about am an and any are as at be but by can could do does find for from get give go has have i ' +
    'if in into is it its looking look me my need of on or our please should so some than that the ' +
    'their them then there these they this to us want wants was we which will with would you your'
  ).split(' '),
);

/** The words, numbers and signs of a text, in order. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => {
    const kind = match.groups?.['word'] ? 'word' : match.groups?.['number'] ? 'number' : 'sign';
    const plain = match[0].toLowerCase().replace(/['’]s$/, '');
    return {
      stem: kind === 'word' ? stemOf(plain) : plain,
      kind,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

const functionStems = new Set([...functionWords].map((word) => stemmer(word)));

/** Whether a word can be matched: no sign, no function word. */
export function isContent({ stem, kind }: Word): boolean {
  return kind === 'number' || (kind === 'word' && !functionStems.has(stem));
}

/** Stems of the words of a text that can be matched, in order, repetitions kept. */
export function contentStems(text: string): readonly string[] {
  return wordsOf(text)
    .filter(isContent)
    .map(({ stem }) => stem);
}
