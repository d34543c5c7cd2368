import { isContent, wordsOf } from '@main/qmodel/render/words';

/** How common words are: document frequencies of stems in the environment's text. */
export interface Rarity {
  readonly documents: number;
  /** Stem to the number of documents that hold it; stems of one document are left out. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/** Number of levels of `rarityLevel`. */
export const RARITY_LEVELS = 4;

/** Least shares of the documents for levels 0, 1 and 2. */
const SHARES = [0.1, 0.03, 0.006];

/** Counts in how many documents each stem stands. */
export function countRarity(documents: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const stems = new Set(
      wordsOf(document)
        .filter(isContent)
        .map(({ stem }) => stem),
    );
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count > 1);
  return { documents: documents.length, frequencies: new Map(common) };
}

/** 0 for words that stand in every tenth document or more, to 3 for the rarest. */
export function rarityLevel(rarity: Rarity, stem: string): number {
  const share = (rarity.frequencies.get(stem) ?? 0) / Math.max(1, rarity.documents);
  const level = SHARES.findIndex((least) => share >= least);
  return level < 0 ? RARITY_LEVELS - 1 : level;
}
