import { stemsOf } from '@main/search/ranker/words';

/** How much it says that a stem occurs: its inverse document frequency. */
export interface Rarity {
  readonly documents: number;
  /** In how many documents a stem occurs; stems of a single one are left out. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** ln((D + 1) / (df + 1)), at least 0; a stem never seen weighs as much as one seen once. */
export function idf({ documents, frequency }: Rarity, stem: string): number {
  return Math.log((documents + 1) / ((frequency.get(stem) ?? 1) + 1));
}

/** Counts the stems of the documents; equal texts are one document. */
export function measureRarity(texts: Iterable<string>): Rarity {
  const documents = new Set(texts);
  const frequency = new Map<string, number>();
  for (const text of documents) {
    for (const stem of new Set(stemsOf(text))) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  for (const [stem, count] of frequency) if (count < 2) frequency.delete(stem);
  return { documents: documents.size, frequency };
}
