import type { Wanted } from '@main/qmodel/render/instruction';
import { matchFeatures, type MatchFeatures } from '@main/qmodel/render/match-features';
import { informativeness, type Rarity } from '@main/qmodel/render/rarity';
import { isContent, wordsOf, type Word } from '@main/qmodel/render/words';
import type { Tokenizer } from '@main/qmodel/tokenizer/tokenizer';

/** Marks of the roles in a rendered decision; tokens of their own. */
export const roleMarks = {
  padding: '<|padding|>',
  instruction: '<|instruction|>',
  step: '<|step|>',
  action: '<|action|>',
  check: '<|check|>',
  verdict: '<|verdict|>',
  end: '<|end|>',
} as const;

/** Tokens with the match features of each. */
export interface Rendered {
  readonly ids: readonly number[];
  readonly features: readonly MatchFeatures[];
}

/** What turns text into tokens. */
export interface Vocabulary {
  readonly tokenizer: Tokenizer;
  readonly rarity: Rarity;
}

/** Where a text stands in a rendered decision. */
export type Place = 'in instruction' | 'in step' | 'in thought' | 'in call';

/** Tokens of a text, each with the features of the word that it ends in. */
export function renderText(
  { tokenizer, rarity }: Vocabulary,
  text: string,
  wanted: Wanted,
  place: Place,
): Rendered {
  const words = wordsOf(text);
  const ofWords = words.map((word, i) => wordFeatures(word, words[i - 1], wanted, rarity, place));
  const between = matchFeatures({ [place]: 1 });
  const { ids, ends } = tokenizer.encode(text);
  let at = 0;
  const features = Array.from(ends, (end) => {
    while (at < words.length - 1 && (words[at]?.end ?? Infinity) < end) at += 1;
    const word = words[at];
    return word && word.start < end ? (ofWords[at] ?? between) : between;
  });
  return { ids: [...ids], features };
}

function wordFeatures(
  word: Word,
  before: Word | undefined,
  wanted: Wanted,
  rarity: Rarity,
  place: Place,
): MatchFeatures {
  if (!isContent(word)) return matchFeatures({ [place]: 1 });
  const says = informativeness(rarity, word.stem);
  const isWanted = place === 'in instruction' || wanted.stems.has(word.stem);
  const price = place === 'in instruction' || wanted.limit === null ? null : amount(word, before);
  return matchFeatures({
    [place]: 1,
    content: 1,
    wanted: Number(isWanted),
    'wanted, how much it says': isWanted ? says : 0,
    'not wanted, how much it says': isWanted ? 0 : says,
    'within limit': Number(price !== null && price <= (wanted.limit ?? 0)),
    'above limit': Number(price !== null && price > (wanted.limit ?? 0)),
  });
}

/** The number behind a currency sign; `null` for any other word. */
function amount(word: Word, before: Word | undefined): number | null {
  if (word.kind !== 'number' || before?.kind !== 'sign' || !/[$£€]/.test(before.stem)) return null;
  return Number(word.stem.replaceAll(',', ''));
}

/** The first price in a text; `null` without one. */
export function firstPrice(text: string): number | null {
  const words = wordsOf(text);
  for (const [i, word] of words.entries()) {
    const price = amount(word, words[i - 1]);
    if (price !== null) return price;
  }
  return null;
}

/** The token of a mark. */
export function renderMark(
  { tokenizer }: Pick<Vocabulary, 'tokenizer'>,
  name: keyof typeof roleMarks,
  features: MatchFeatures = [],
): Rendered {
  return { ids: [tokenizer.idOf(roleMarks[name])], features: [features] };
}

export function joined(...parts: readonly Rendered[]): Rendered {
  return {
    ids: parts.flatMap(({ ids }) => ids),
    features: parts.flatMap(({ features }) => features),
  };
}

/** The first `length` tokens, none for a length below 0. */
export function cut({ ids, features }: Rendered, length: number): Rendered {
  const kept = Math.max(0, length);
  return { ids: ids.slice(0, kept), features: features.slice(0, kept) };
}
