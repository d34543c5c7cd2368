import { trainerDefault, type LengthReport } from '@shared/exchange/report';

/** Counts the tokens of a text. */
export interface Ruler {
  readonly counted: LengthReport['counted'];
  tokens(text: string): number;
}

/** A quarter of the characters, where there is no model whose tokenizer could be asked. */
export const roughRuler: Ruler = {
  counted: 'estimate',
  tokens: (text) => Math.ceil(text.length / 4),
};

/** Tokens that a chat template puts around a turn; ChatML's take five, Llama 3's four. */
export const TURN_TOKENS = 5;

/** Length of one row, in tokens. */
export interface RowLength {
  /** Prompt and the longest completion that follows it. */
  readonly whole: number;
  readonly completion: number;
}

/** Longer rows share a bin; the longest is known all the same. */
const BINS = 1 << 16;

/** Gathers lengths; memory does not grow with their number. */
export interface LengthTally {
  add(length: RowLength): void;
  /** `null` before the first. */
  report(): LengthReport | null;
}

export function createLengthTally({ counted }: Pick<Ruler, 'counted'>): LengthTally {
  const bins = new Uint32Array(BINS);
  let rows = 0;
  let longest = 0;
  let longestCompletion = 0;
  let beyondDefault = 0;

  const quantile = (share: number): number => {
    let left = Math.ceil(rows * share);
    for (let length = 0; length < BINS - 1; length += 1) {
      left -= bins[length]!;
      if (left <= 0) return length;
    }
    return longest;
  };

  return {
    add: ({ whole, completion }) => {
      bins[Math.min(whole, BINS - 1)]! += 1;
      rows += 1;
      longest = Math.max(longest, whole);
      longestCompletion = Math.max(longestCompletion, completion);
      if (whole > trainerDefault) beyondDefault += 1;
    },
    report: () =>
      rows === 0
        ? null
        : {
            counted,
            rows,
            median: quantile(0.5),
            p95: quantile(0.95),
            longest,
            longestCompletion,
            beyondDefault,
          },
  };
}
