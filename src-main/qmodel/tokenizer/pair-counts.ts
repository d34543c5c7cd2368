import { Heap } from '@main/qmodel/tokenizer/heap';
import { pairKey } from '@main/qmodel/tokenizer/model';

/** A distinct word of the training texts as token ids, and how often it occurs. */
export interface CountedWord {
  ids: number[];
  readonly count: number;
}

/** Two neighbouring token ids and how often they occurred when this was noted. */
export interface PairCandidate {
  readonly left: number;
  readonly right: number;
  readonly key: number;
  readonly count: number;
}

/**
 * How often each pair of neighbouring tokens occurs, kept up to date as pairs are merged: a merge
 * only recounts the words that hold the pair. The queue may hold outdated counts; `takeBest`
 * corrects an entry when it comes up, which is cheaper than finding it in the heap.
 */
export class PairCounts {
  private readonly counts = new Map<number, number>();
  /** The words that hold a pair, or once held it. */
  private readonly homes = new Map<number, Set<number>>();
  private readonly queue = new Heap<PairCandidate>(
    (a, b) => a.count > b.count || (a.count === b.count && a.key < b.key),
  );

  /** @param size above every token id that will ever occur. */
  constructor(
    private readonly words: readonly CountedWord[],
    private readonly size: number,
  ) {
    words.forEach((word, index) => this.count(word, index, 1));
    for (const key of this.counts.keys()) this.enqueue(key);
  }

  /** Takes the most frequent pair; among equally frequent ones that of the smallest ids. */
  takeBest(): PairCandidate | undefined {
    for (;;) {
      const best = this.queue.pop();
      if (best === undefined) return undefined;
      const count = this.counts.get(best.key) ?? 0;
      if (count === best.count) return best;
      if (count > 0 && count < best.count) this.queue.push({ ...best, count });
    }
  }

  /** Replaces the pair by `merged` in every word, from the left. */
  merge({ left, right, key }: PairCandidate, merged: number): void {
    const homes = this.homes.get(key) ?? new Set<number>();
    const grown = new Set<number>();
    for (const index of homes) {
      const word = this.words[index]!;
      const ids = replacePair(word.ids, left, right, merged);
      if (ids.length === word.ids.length) continue;
      this.count(word, index, -1);
      word.ids = ids;
      this.count(word, index, 1);
      for (let at = 1; at < ids.length; at++) {
        if (ids[at - 1] === merged || ids[at] === merged) {
          grown.add(pairKey(ids[at - 1]!, ids[at]!, this.size));
        }
      }
    }
    this.homes.delete(key);
    // Only pairs with the new token can have become more frequent.
    for (const pair of grown) this.enqueue(pair);
  }

  private count(word: CountedWord, index: number, sign: 1 | -1): void {
    const { ids } = word;
    const change = sign * word.count;
    for (let at = 1; at < ids.length; at++) {
      const key = pairKey(ids[at - 1]!, ids[at]!, this.size);
      const count = (this.counts.get(key) ?? 0) + change;
      if (count === 0) this.counts.delete(key);
      else this.counts.set(key, count);
      if (sign === -1) continue;
      const homes = this.homes.get(key);
      if (homes === undefined) this.homes.set(key, new Set([index]));
      else homes.add(index);
    }
  }

  private enqueue(key: number): void {
    const count = this.counts.get(key);
    if (count === undefined) return;
    const right = key % this.size;
    this.queue.push({ left: (key - right) / this.size, right, key, count });
  }
}

function replacePair(ids: readonly number[], left: number, right: number, merged: number) {
  const replaced: number[] = [];
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] === left && ids[at + 1] === right) {
      replaced.push(merged);
      at++;
    } else {
      replaced.push(ids[at]!);
    }
  }
  return replaced;
}
