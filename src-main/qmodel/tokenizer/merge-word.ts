import { Heap } from '@main/qmodel/tokenizer/heap';
import { pairKey, type TokenizerModel } from '@main/qmodel/tokenizer/model';

/** What becomes of two neighbouring tokens, and how early. */
interface RankedMerge {
  readonly rank: number;
  readonly merged: number;
}

/** The merges of a model by the pair they replace. */
export interface MergeTable {
  readonly size: number;
  readonly byPair: ReadonlyMap<number, RankedMerge>;
}

export function mergeTable(model: TokenizerModel): MergeTable {
  const size = model.vocabulary.length;
  return {
    size,
    byPair: new Map(
      model.merges.map(({ left, right, merged }, rank) => [
        pairKey(left, right, size),
        { rank, merged },
      ]),
    ),
  };
}

/**
 * Applies merges to one word: always the lowest rank that fits, and of several places the leftmost.
 * O(n log n) also for a word of a million bytes, which a text from outside may contain.
 * @param bytes the token ids of the word's bytes.
 * @returns the token ids of the word.
 */
export function mergeWord(bytes: readonly number[], table: MergeTable): number[] {
  const length = bytes.length;
  const tokens: (number | null)[] = [...bytes];
  const next = Int32Array.from(bytes, (_, at) => at + 1);
  const previous = Int32Array.from(bytes, (_, at) => at - 1);
  const mergeAt = (at: number): RankedMerge | undefined => {
    const left = tokens[at];
    const right = tokens[next[at]!];
    return left == null || right == null
      ? undefined
      : table.byPair.get(pairKey(left, right, table.size));
  };
  // Rank and place as one number: ordered by rank, then from the left.
  const queue = new Heap<number>((a, b) => a < b);
  const enqueue = (at: number): void => {
    const merge = mergeAt(at);
    if (merge !== undefined) queue.push(merge.rank * length + at);
  };
  for (let at = 0; at < length; at++) enqueue(at);
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const at = entry % length;
    const merge = mergeAt(at);
    // An entry is outdated once one of its two tokens went into another merge.
    if (merge?.rank !== (entry - at) / length) continue;
    const swallowed = next[at]!;
    const after = next[swallowed]!;
    tokens[at] = merge.merged;
    tokens[swallowed] = null;
    next[at] = after;
    if (after < length) previous[after] = at;
    enqueue(at);
    if (previous[at]! >= 0) enqueue(previous[at]!);
  }
  return tokens.filter((token) => token !== null);
}
