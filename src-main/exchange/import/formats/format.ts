import type { Step } from '@shared/agent/action';
import type { ColumnMap } from '@shared/exchange/imports';
import type { PreferencePair } from '@shared/preference/pair';
import type { SiblingPair } from '@shared/preference/rules';
import type { SearchTree } from '@shared/tree/tree';
import type { RecordLayout } from '@main/exchange/import/json/records';

/** Where a record stands. */
export interface RecordPlace {
  /** With forward slashes, from the folder that was chosen on. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A whole search tree. */
export interface BroughtTree {
  readonly kind: 'tree';
  readonly tree: SearchTree;
  /** What the published code takes from it, by its own numbers. */
  readonly reference: readonly SiblingPair[];
  /** What is known to be wrong with such trees, a sentence each, as often as it was met. */
  readonly defects: readonly string[];
}

/** One attempt at a task, from its beginning. */
export interface BroughtEpisode {
  readonly kind: 'episode';
  /** Attempts at one task become one tree. */
  readonly taskId: string;
  readonly instruction: string;
  readonly initialObservation: string;
  readonly steps: readonly Step[];
  /** In [0, 1]; `null` where the record does not say. */
  readonly reward: number | null;
  /** False when it ran into a limit instead of ending. */
  readonly finished: boolean;
  /** True where a record after a success only repeats it. */
  readonly onlyUntilSolved?: boolean;
}

/** A preference between two steps, with what stood before. */
export interface BroughtPair {
  readonly kind: 'pair';
  readonly pair: Omit<
    PreferencePair,
    'id' | 'depth' | 'parentNode' | 'chosenNode' | 'rejectedNode'
  >;
  readonly accepted: boolean;
}

export type Brought = BroughtTree | BroughtEpisode | BroughtPair;

/** What a record holds, or why it cannot be used. */
export type Reading = { readonly brings: readonly Brought[] } | { readonly fault: string };

/** How one kind of file is read. */
export interface ImportReader {
  readonly layout: RecordLayout;
  /** Whether a record is plainly of this kind; whether it is sound is for `read` to say. */
  recognises(value: unknown): boolean;
  /** Reads one record. Never throws for what stands in it. */
  read(value: unknown, place: RecordPlace, columns: ColumnMap): Reading;
}
