import { createSimilar } from '../search/similar';
import { createTitleIndex } from '../search/title-index';
import type { Article } from './article';

/** At most this many titles are named when there is no article of a name (upstream's constant). */
const SIMILAR_LIMIT = 5;

/** What a search for a name finds. */
export type Found =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'similar'; readonly titles: readonly string[] };

/** The articles that an episode can look things up in. */
export interface Corpus {
  readonly articles: readonly Article[];
  article(title: string): Article | undefined;
  /** The article of a name, or the titles most like it. */
  search(name: string): Found;
}

/** A corpus of articles with distinct titles. */
export function createCorpus(articles: readonly Article[]): Corpus {
  const byTitle = new Map(articles.map((article) => [article.title, article]));
  const titleOf = createTitleIndex(articles);
  const similar = createSimilar(articles);
  return {
    articles,
    article: (title) => byTitle.get(title),
    search: (name) => {
      const match = titleOf(name);
      const article = match.kind === 'one' ? byTitle.get(match.title) : undefined;
      if (article) return { kind: 'article', article };
      const meant = match.kind === 'several' ? match.titles : [];
      const titles = [...new Set([...meant, ...similar(name, SIMILAR_LIMIT)])];
      return { kind: 'similar', titles: titles.slice(0, SIMILAR_LIMIT) };
    },
  };
}
