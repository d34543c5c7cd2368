import { byteCharacters } from '@main/qmodel/tokenizer/byte-spelling';
import type { Merge, TokenizerModel } from '@main/qmodel/tokenizer/model';
import { PairCounts, type CountedWord } from '@main/qmodel/tokenizer/pair-counts';
import { wordsOf } from '@main/qmodel/tokenizer/words';

/** A run longer than this (UTF-16 units) is data, not language, and would make every merge slow. */
const longestWord = 256;

/** What a merge must at least occur: a pair seen once generalises to nothing. */
const leastCount = 2;

export interface TrainingOptions {
  /** Tokens in all: special tokens, 256 bytes, merges. The texts may yield fewer. */
  readonly vocabularySize: number;
  /** They get the ids 0, 1, … in this order; the bytes 0–255 follow, then the merges by rank. */
  readonly specialTokens: readonly string[];
}

/**
 * Learns byte-level BPE merges (Sennrich et al. 2016, on UTF-8 bytes) from texts: the most frequent
 * pair of neighbouring tokens becomes a token, again and again. Equally frequent pairs are taken by
 * the smallest ids, so the result depends on nothing but the words and their counts. Case is kept.
 * @throws RangeError when the vocabulary has no room for bytes and special tokens, or when a special
 * token is empty, doubled, or spelt like a byte.
 */
export function trainTokenizer(
  texts: Iterable<string>,
  { vocabularySize, specialTokens }: TrainingOptions,
): TokenizerModel {
  const vocabulary = [...specialTokens, ...byteCharacters];
  checkStart(vocabulary, specialTokens, vocabularySize);
  const idOf = new Map(vocabulary.map((token, id) => [token, id]));
  const special = new Set(specialTokens);
  const pairs = new PairCounts(countWords(texts, specialTokens.length), vocabularySize);
  const merges: Merge[] = [];
  while (vocabulary.length < vocabularySize) {
    const best = pairs.takeBest();
    if (best === undefined || best.count < leastCount) break;
    const token = vocabulary[best.left]! + vocabulary[best.right]!;
    // A text must never be able to become a special token.
    if (special.has(token)) continue;
    // Two ways to the same bytes share one token: the file's vocabulary is keyed by spelling.
    const merged = idOf.get(token) ?? vocabulary.push(token) - 1;
    idOf.set(token, merged);
    merges.push({ left: best.left, right: best.right, merged });
    pairs.merge(best, merged);
  }
  return { vocabulary, specialTokens: [...specialTokens], merges };
}

function checkStart(
  vocabulary: readonly string[],
  specialTokens: readonly string[],
  size: number,
): void {
  if (specialTokens.includes('')) throw new RangeError('A special token must not be empty.');
  if (new Set(vocabulary).size < vocabulary.length) {
    throw new RangeError('Special tokens must differ from each other and from single bytes.');
  }
  if (!Number.isSafeInteger(size) || size < vocabulary.length) {
    throw new RangeError(
      `A vocabulary of ${size} tokens has no room for the ${vocabulary.length} that are always there.`,
    );
  }
}

function countWords(texts: Iterable<string>, firstByteId: number): CountedWord[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      if (word.length <= longestWord) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const encoder = new TextEncoder();
  return Array.from(counts, ([word, count]) => ({
    ids: Array.from(encoder.encode(word), (byte) => firstByteId + byte),
    count,
  }));
}
