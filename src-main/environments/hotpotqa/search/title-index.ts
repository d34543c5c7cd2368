import type { Article } from '../data/article';

/** What a name leads to. */
export type TitleMatch =
  | { readonly kind: 'one'; readonly title: string }
  /** More than one title could be meant; in the order of the corpus. */
  | { readonly kind: 'several'; readonly titles: readonly string[] }
  | { readonly kind: 'none' };

/** Finds articles by name. */
export type TitleIndex = (name: string) => TitleMatch;

/**
 * An index of articles by name that leads where Wikipedia's own titles and redirects mostly would.
 * In this order: the very title; the title in other case; the title in other signs (accents,
 * punctuation, `&` for `and`, a leading `the`); the title up to what stands in parentheses, in the
 * name or in the title; the name by which the article itself begins, which is often the full one. The
 * first of these that fits any article decides.
 */
export function createTitleIndex(articles: readonly Article[]): TitleIndex {
  const exact = new Set(articles.map(({ title }) => title));
  const indices = ways.map(({ ofArticle }) => groupTitles(articles, ofArticle));
  return (name) => {
    if (exact.has(name)) return { kind: 'one', title: name };
    for (const [i, { ofName }] of ways.entries()) {
      const key = ofName(name);
      const [title, ...more] = (key !== '' && indices[i]?.get(key)) || [];
      if (title === undefined) continue;
      return more.length === 0
        ? { kind: 'one', title }
        : { kind: 'several', titles: [title, ...more] };
    }
    return { kind: 'none' };
  };
}

const MARKS_AND_APOSTROPHES = /[\p{M}'\u2019]/gu;

/** A name without accents, punctuation, case and a leading `the`. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(MARKS_AND_APOSTROPHES, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
}

const withoutParenthetical = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '');

/**
 * What an article begins by, where that can be its own fuller name: `Ronald S. Teachworth is an …` of
 * `Ron Teachworth`. An article that begins with less than its title, such as a list, begins with what
 * it is about.
 */
function leadName({ title, sentences: [first = ''] }: Article): string {
  const end = /,? \(| (?:is|was|are|were|refers?)\b|, /.exec(first)?.index ?? 0;
  const name = first.slice(0, Math.min(end, LONGEST_NAME));
  const least = Math.max(2, wordCount(withoutParenthetical(title)));
  return wordCount(name) >= least ? name : '';
}

const wordCount = (name: string): number => name.split(' ').length;

/** Longer than any title. */
const LONGEST_NAME = 80;

/** A way of writing names; name and article meet where both come to the same key. */
interface Way {
  readonly ofName: (name: string) => string;
  readonly ofArticle: (article: Article) => string;
}

const byTitle = (key: (name: string) => string): Way => ({
  ofName: key,
  ofArticle: ({ title }) => key(title),
});

const ways: readonly Way[] = [
  byTitle((name) => name.toLowerCase()),
  byTitle(foldName),
  byTitle((name) => foldName(withoutParenthetical(name))),
  { ofName: foldName, ofArticle: (article) => foldName(leadName(article)) },
];

function groupTitles(
  articles: readonly Article[],
  keyOf: (article: Article) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const article of articles) {
    const key = keyOf(article);
    const group = groups.get(key);
    if (group) group.push(article.title);
    else groups.set(key, [article.title]);
  }
  return groups;
}
