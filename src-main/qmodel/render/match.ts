import { RARITY_LEVELS, rarityLevel, type Rarity } from '@main/qmodel/render/rarity';
import { isContent, wordsOf, type Word } from '@main/qmodel/render/words';

/**
 * Match embeddings: which bucket each word falls into by comparison with the instruction (exact
 * matches as input features, as reading-comprehension models had them; docs/decisions/0005). They
 * give a small decoder the lexical matching that it does not learn from little text.
 */

const PLAIN = 0;
const UNMATCHED = 1;
const MATCHED = UNMATCHED + RARITY_LEVELS;
const WITHIN_LIMIT = MATCHED + RARITY_LEVELS;
const ABOVE_LIMIT = WITHIN_LIMIT + 1;
const INSTRUCTION = ABOVE_LIMIT + 1;
const COVERED_NOW = INSTRUCTION + RARITY_LEVELS;
const COVERED_BEFORE = COVERED_NOW + RARITY_LEVELS;
const UNCOVERED = COVERED_BEFORE + RARITY_LEVELS;

/** Bucket of the marker before an action that was done before in the same episode. */
export const REPEATED_ACTION = UNCOVERED + RARITY_LEVELS;

/** Number of buckets. */
export const MATCH_BUCKETS = REPEATED_ACTION + 1;

/** What an instruction asks for, as words. */
export interface Wanted {
  /** Stems of its content words. */
  readonly stems: ReadonlySet<string>;
  /** The number after "lower than", "under" and the like; `null` without one. */
  readonly limit: number | null;
}

const LIMIT =
  /\b(?:(?:lower|less|cheaper|fewer|smaller) than|no more than|at most|under|below|up to|within)\s*[$£€]?\s*(\d+(?:\.\d+)?)/i;

export function wantedBy(instruction: string): Wanted {
  const limit = LIMIT.exec(instruction)?.[1];
  return {
    stems: new Set(
      wordsOf(instruction)
        .filter(isContent)
        .map(({ stem }) => stem),
    ),
    limit: limit === undefined ? null : Number(limit),
  };
}

/** Bucket of each word of an action or of an earlier step. */
export function matchBuckets(words: readonly Word[], wanted: Wanted, rarity: Rarity): number[] {
  return words.map((word, i) => {
    if (!isContent(word)) return PLAIN;
    if (word.kind === 'number' && wanted.limit !== null && isCurrency(words[i - 1])) {
      return Number(word.stem.replace(/,/g, '')) <= wanted.limit ? WITHIN_LIMIT : ABOVE_LIMIT;
    }
    const kind = wanted.stems.has(word.stem) ? MATCHED : UNMATCHED;
    return kind + rarityLevel(rarity, word.stem);
  });
}

function isCurrency(word: Word | undefined): boolean {
  return word?.kind === 'sign' && /[$£€]/.test(word.stem);
}

/** Bucket of each word of the instruction, where it stands in the prompt. */
export function instructionBuckets(words: readonly Word[], rarity: Rarity): number[] {
  return words.map((word) =>
    isContent(word) ? INSTRUCTION + rarityLevel(rarity, word.stem) : PLAIN,
  );
}

/** Bucket of a word of the instruction beside a candidate: whether candidate or history name it. */
export function coverageBucket(
  stem: string,
  candidate: ReadonlySet<string>,
  history: ReadonlySet<string>,
  rarity: Rarity,
): number {
  const kind = candidate.has(stem) ? COVERED_NOW : history.has(stem) ? COVERED_BEFORE : UNCOVERED;
  return kind + rarityLevel(rarity, stem);
}
