import { contentStems } from '@main/qmodel/render/words';

/** How common words are: document frequencies of stems in the environment's text. */
export interface Rarity {
  readonly documents: number;
  /** Stem to the number of documents that hold it; stems of one document are left out. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/** Counts in how many documents each stem stands. */
export function countRarity(documents: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const stem of new Set(contentStems(document))) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const common = [...counts].filter(([, count]) => count > 1);
  return { documents: documents.length, frequencies: new Map(common) };
}

/** Even the commonest word is a little evidence. */
const LEAST = 0.05;

/**
 * How much it says that a text holds a stem: its inverse document frequency, ln((D + 1) / (df + 1)),
 * over that of a stem of one document. From 0.05 for what stands everywhere to 1 for what is rarest;
 * 1 where there are no documents to go by.
 */
export function informativeness({ documents, frequencies }: Rarity, stem: string): number {
  if (documents < 2) return 1;
  const idf = Math.log((documents + 1) / ((frequencies.get(stem) ?? 1) + 1));
  return Math.max(LEAST, idf / Math.log((documents + 1) / 2));
}
