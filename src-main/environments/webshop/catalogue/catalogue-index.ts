import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { inverseFrequency, saturationOf, termCounts, termScore } from '../search/bm25';
import { BestDocuments, type ScoredDocument } from './best-documents';
import type { CatalogueFacts } from './layout';
import { BLOCK_DOCUMENTS, decodePostings, roomForPostings } from './postings';

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

/** Opens the index of the catalogue in `db`; 18 bytes of memory for each product. */
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
  const sums = new Float64Array(documents);
  const matched = new Int32Array(documents);
  const room = roomForPostings();

  const rank: CatalogueIndex['rank'] = (queryTerms, limit) => {
    let matches = 0;
    for (const [term, repeats] of termCounts(queryTerms)) {
      const held = blocksOf(term);
      const frequencyInAll = held.reduce((sum, { count }) => sum + count, 0);
      const weight = repeats * inverseFrequency(frequencyInAll, documents);
      for (const { block, data } of held) {
        const first = block * BLOCK_DOCUMENTS;
        const count = decodePostings(data, room);
        for (let i = 0; i < count; i += 1) {
          const document = first + room.documents[i]!;
          const sum = sums[document]!;
          if (sum === 0) matched[matches++] = document;
          sums[document] =
            sum + termScore(weight, room.frequencies[i]!, saturation[norms[document]!]!);
        }
      }
    }
    const best = new BestDocuments(limit, ranks);
    for (let i = 0; i < matches; i += 1) {
      const document = matched[i]!;
      best.offer(document, Math.fround(sums[document]!));
      sums[document] = 0;
    }
    return best.sorted();
  };
  return { rank };
}
