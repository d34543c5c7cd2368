/** Python's `string.punctuation`. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** Words apart as Python's regular expressions see them, where a letter of any script is one. */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/** What Python's `str.split()` splits at; it differs from JavaScript's `\s`. */
const WHITE_SPACE = /[\t-\r\x1C-\x20\x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/;

/** Answers that give no partial credit. */
const CLOSED = new Set(['yes', 'no', 'noanswer']);

/**
 * The words of an answer as HotpotQA's official evaluation compares them: lower case, without ASCII
 * punctuation, without a, an and the.
 */
export function answerWords(answer: string): string[] {
  return answer
    .toLowerCase()
    .replace(PUNCTUATION, '')
    .replace(ARTICLES, ' ')
    .split(WHITE_SPACE)
    .filter((word) => word !== '');
}

/** How an answer compares with the right one. */
export interface AnswerScore {
  /** Exact match: 1 when the words are the same, else 0. */
  readonly em: 0 | 1;
  /** Harmonic mean of precision and recall over the words as bags, in [0, 1]. */
  readonly f1: number;
}

/**
 * Exact match and F1 of HotpotQA's official evaluation. As there, two answers without a word are an
 * exact match with an F1 of 0, and a wrong yes or no has an F1 of 0 whatever words it shares.
 */
export function scoreAnswer(given: string, right: string): AnswerScore {
  const givenWords = answerWords(given);
  const rightWords = answerWords(right);
  const a = givenWords.join(' ');
  const b = rightWords.join(' ');
  const em = a === b ? 1 : 0;
  if (em === 0 && (CLOSED.has(a) || CLOSED.has(b))) return { em, f1: 0 };
  const shared = sharedCount(givenWords, rightWords);
  if (shared === 0) return { em, f1: 0 };
  const precision = shared / givenWords.length;
  const recall = shared / rightWords.length;
  return { em, f1: (2 * precision * recall) / (precision + recall) };
}

/** Size of the intersection of two bags of words. */
function sharedCount(given: readonly string[], right: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of right) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of given) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return shared;
}
