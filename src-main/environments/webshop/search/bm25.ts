import { byteToLength, lengthToByte } from './length-norm';

/** Anserini's defaults. */
const K1 = 0.9;
const B = 0.4;

interface Posting {
  readonly documents: Int32Array;
  readonly frequencies: Int32Array;
  readonly idf: number;
}

/** An inverted index over documents that are lists of terms. */
export interface Bm25Index {
  readonly documentCount: number;
  /** Distinct terms, postings, and all terms counted: what Lucene reports of its own index. */
  readonly statistics: {
    readonly terms: number;
    readonly documentFrequencies: number;
    readonly termFrequencies: number;
  };
  /** One byte per document that stands for its length. */
  readonly norms: Uint8Array;
  readonly postings: ReadonlyMap<string, Posting>;
  /** k1·(1 − b + b·length/average) of each document. */
  readonly saturation: Float64Array;
}

/** k1·(1 − b + b·length/average) of a document with this length byte. */
export function saturationOf(norm: number, averageLength: number): number {
  return K1 * (1 - B + (B * byteToLength(norm)) / averageLength);
}

/** ln(1 + (N − df + ½)/(df + ½)): what a term that `documentFrequency` of N documents hold weighs. */
export function inverseFrequency(documentFrequency: number, documentCount: number): number {
  return Math.log(1 + (documentCount - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** What one term adds to a document's score: weight·f/(f + saturation), in single precision. */
export function termScore(weight: number, frequency: number, saturation: number): number {
  return Math.fround((weight * frequency) / (frequency + saturation));
}

export function buildIndex(documents: readonly (readonly string[])[]): Bm25Index {
  const norms = Uint8Array.from(documents, (terms) => lengthToByte(terms.length));
  const termFrequencies = documents.reduce((sum, terms) => sum + terms.length, 0);
  const average = termFrequencies / documents.length;
  const saturation = Float64Array.from(norms, (norm) => saturationOf(norm, average));
  const counts = countTerms(documents);
  const postings = new Map<string, Posting>();
  let documentFrequencies = 0;
  for (const [term, held] of counts) {
    documentFrequencies += held.size;
    postings.set(term, {
      documents: Int32Array.from(held.keys()),
      frequencies: Int32Array.from(held.values()),
      idf: inverseFrequency(held.size, documents.length),
    });
  }
  return {
    documentCount: documents.length,
    statistics: { terms: counts.size, documentFrequencies, termFrequencies },
    norms,
    postings,
    saturation,
  };
}

/**
 * BM25 of every document that holds at least one of `terms`, as Lucene 8.11 computes it: no (k1 + 1)
 * factor, quantised lengths, single precision, a term that is repeated in the query counts as often.
 * @returns document numbers and scores, best first; equal scores in the order of `rank`.
 */
export function searchIndex(
  index: Bm25Index,
  terms: readonly string[],
  rank: ArrayLike<number>,
): { readonly document: number; readonly score: number }[] {
  const sums = new Float64Array(index.documentCount);
  const matched: number[] = [];
  for (const [term, count] of termCounts(terms)) {
    const posting = index.postings.get(term);
    if (!posting) continue;
    const weight = count * posting.idf;
    for (let i = 0; i < posting.documents.length; i += 1) {
      const document = posting.documents[i]!;
      const frequency = posting.frequencies[i]!;
      if (sums[document] === 0) matched.push(document);
      sums[document]! += termScore(weight, frequency, index.saturation[document]!);
    }
  }
  return matched
    .map((document) => ({ document, score: Math.fround(sums[document]!) }))
    .sort((a, b) => b.score - a.score || rank[a.document]! - rank[b.document]!);
}

/** Term to document number to frequency. */
function countTerms(documents: readonly (readonly string[])[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const [document, terms] of documents.entries()) {
    for (const [term, frequency] of termCounts(terms)) {
      let held = counts.get(term);
      if (!held) counts.set(term, (held = new Map<number, number>()));
      held.set(document, frequency);
    }
  }
  return counts;
}

/** How often each term stands in `terms`, in the order of their first places. */
export function termCounts(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
