import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { inverseFrequency, saturationOf, termCounts, termScore } from '../search/bm25';
import { BestDocuments, type ScoredDocument } from './best-documents';
import type { CatalogueFacts } from './layout';
import { addScores, BLOCK_DOCUMENTS, LOOKED_UP, type PostingScores } from './postings';

/** The search index of an imported catalogue. Postings are read from the file as they are needed. */
export interface CatalogueIndex {
  /**
   * The best `limit` documents by the BM25 of `searchIndex`, with the same scores; equal scores in the
   * order of ASINs.
   */
  rank(terms: readonly string[], limit: number): readonly ScoredDocument[];
}

const blockRow = z.object({ block: z.int(), count: z.int(), data: z.instanceof(Uint8Array) });
const wholeRow = z.object({ norms: z.instanceof(Uint8Array), ranks: z.instanceof(Uint8Array) });

/** Opens the index of the catalogue in `db`; 5 bytes of memory for each product. */
export function openIndex(
  db: Database,
  { documents, blocks, terms }: CatalogueFacts,
): CatalogueIndex {
  const { norms, ranks: rankBytes } = wholeRow.parse(
    db.prepare('SELECT norms, ranks FROM catalogue').get(),
  );
  const ranks = new Int32Array(rankBytes.slice().buffer);
  const saturation = Float64Array.from({ length: 256 }, (_, norm) =>
    saturationOf(norm, terms / documents),
  );
  const find = db.prepare('SELECT block, count, data FROM postings WHERE block = ? AND term = ?');
  const blocksOf = (term: string): z.output<typeof blockRow>[] =>
    Array.from({ length: blocks }, (_, block) => find.get(block, term))
      .filter((row) => row !== undefined)
      .map((row) => blockRow.parse(row));
  // One block at a time: its sums stay in the processor's cache, those of a million products would not.
  const sums = new Float64Array(BLOCK_DOCUMENTS);

  const rank: CatalogueIndex['rank'] = (queryTerms, limit) => {
    const wanted = [...termCounts(queryTerms)].map(([term, repeats]) => {
      const held = blocksOf(term);
      const frequencyInAll = held.reduce((sum, { count }) => sum + count, 0);
      const weight = repeats * inverseFrequency(frequencyInAll, documents);
      return {
        scores: scoresOf(weight, saturation),
        byBlock: new Map(held.map(({ block, data }) => [block, data])),
      };
    });
    const best = new BestDocuments(limit, ranks);
    for (let block = 0; block < blocks; block += 1) {
      const first = block * BLOCK_DOCUMENTS;
      const blockNorms = norms.subarray(first, first + BLOCK_DOCUMENTS);
      let matched = false;
      for (const { scores, byBlock } of wanted) {
        const data = byBlock.get(block);
        if (!data) continue;
        matched = true;
        addScores(data, blockNorms, scores, sums);
      }
      if (matched) offerAll(sums, first, best);
    }
    return best.sorted();
  };
  return { rank };
}

/** Offers every document of a block that has a score, and leaves the sums at 0. */
function offerAll(sums: Float64Array, first: number, best: BestDocuments): void {
  let least = leastSum(best);
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i]!;
    if (sum < least) continue;
    best.offer(first + i, Math.fround(sum));
    least = leastSum(best);
  }
  sums.fill(0);
}

/** A sum above 0 that none among the best is below, though sums are rounded to make a score. */
function leastSum({ floor }: BestDocuments): number {
  return Math.max(Number.MIN_VALUE, floor * (1 - 2 ** -23));
}

/** The scores of a term of this weight. */
function scoresOf(weight: number, saturation: Float64Array): PostingScores {
  const of = (frequency: number, norm: number): number =>
    termScore(weight, frequency, saturation[norm]!);
  const table = Float64Array.from({ length: LOOKED_UP * 256 }, (_, i) => of(i >> 8, i & 0xff));
  return { table, of };
}
