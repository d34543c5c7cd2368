import { analyze } from '@main/environments/webshop/search/analyzer';
import { buildIndex, type Bm25Index } from '@main/environments/webshop/search/bm25';
import type { Article } from '../data/article';

/** How often a title counts beside the text: a name is looked for more often than mentioned. */
const TITLE_WEIGHT = 3;

/**
 * Finds the articles that are most like some words, by BM25 over title and text, best first; of equal
 * ones the first in the corpus. The index is built at the first call.
 */
export function createSimilar(
  articles: readonly Article[],
): (words: string, limit: number) => readonly string[] {
  let built: Bm25Index | undefined;
  const index = (): Bm25Index => (built ??= indexOf(articles));
  return (words, limit) =>
    best(scores(index(), analyze(words)), limit).map((document) => articles[document]!.title);
}

function indexOf(articles: readonly Article[]): Bm25Index {
  // Spaces part words, and of the million words between them few are new.
  const known = new Map<string, readonly string[]>();
  const termsOf = (text: string): string[] =>
    text.split(' ').flatMap((word) => {
      let terms = known.get(word);
      if (!terms) known.set(word, (terms = analyze(word)));
      return terms;
    });
  return buildIndex(
    articles.map(({ title, sentences }) => {
      const titleTerms = termsOf(title);
      const repeated = Array.from({ length: TITLE_WEIGHT }, () => titleTerms).flat();
      return [...repeated, ...sentences.flatMap(termsOf)];
    }),
  );
}

/** BM25 of every document, 0 where it holds none of `terms`. */
function scores(index: Bm25Index, terms: readonly string[]): Float64Array {
  const sums = new Float64Array(index.documentCount);
  for (const term of terms) {
    const posting = index.postings.get(term);
    if (!posting) continue;
    const { documents, frequencies, idf } = posting;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i]!;
      const frequency = frequencies[i]!;
      sums[document]! += (idf * frequency) / (frequency + index.saturation[document]!);
    }
  }
  return sums;
}

/** Numbers of the `limit` documents with the largest scores above 0, best first. */
function best(sums: Float64Array, limit: number): number[] {
  const top: number[] = [];
  for (let document = 0; document < sums.length; document += 1) {
    const score = sums[document]!;
    if (score <= 0) continue;
    if (top.length === limit && score <= sums[top[limit - 1]!]!) continue;
    // Insertion keeps equal scores in the order of the corpus.
    let place = Math.min(top.length, limit - 1);
    for (; place > 0 && sums[top[place - 1]!]! < score; place -= 1) top[place] = top[place - 1]!;
    top[place] = document;
  }
  return top;
}
