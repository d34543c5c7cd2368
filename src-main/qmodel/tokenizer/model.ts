import type { Scheme } from '@main/qmodel/tokenizer/scheme/scheme';

/** One learned merge: wherever `left` stands before `right`, `merged` replaces both. Token ids. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly merged: number;
}

/** A BPE tokenizer: plain data, the same for the same training texts. */
export interface TokenizerModel {
  /**
   * Every token, at the index that is its id: special tokens and those of the scheme's text as
   * their text, all others in byte spelling (see `byte-spelling.ts`) or as the scheme's characters.
   * All 256 single bytes are among them; none appears twice.
   */
  readonly vocabulary: readonly string[];
  /** The tokens that stand for no text, each also in the vocabulary. */
  readonly specialTokens: readonly string[];
  /** In order of rank: the earlier merge is applied first. Two merges may make the same token. */
  readonly merges: readonly Merge[];
  /** Of a tokenizer that cuts texts in another way than StepQ's own, which cuts as GPT-2 does. */
  readonly scheme?: Scheme;
}

/** A pair of token ids as one number; `size` is above every id. Ordered by left, then by right. */
export function pairKey(left: number, right: number, size: number): number {
  return left * size + right;
}
