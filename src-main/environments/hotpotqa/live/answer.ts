import { z } from 'zod';
import type { Article } from '../data/article';
import { cleanText } from '../data/clean';
import type { Found } from '../data/corpus';

/** What a MediaWiki was asked and said of a name: enough to answer anew without asking again. */
export const wikiAnswerSchema = z.strictObject({
  /** The article that the name leads to, redirects followed; null without one. */
  page: z
    .strictObject({
      title: z.string().min(1),
      /** The whole article as plain text: paragraphs by lines, headings as `== … ==`. */
      text: z.string(),
      /** It only lists what the name may refer to. */
      disambiguation: z.boolean(),
    })
    .nullable(),
  /** Titles that the search of the wiki finds, best first. */
  titles: z.array(z.string().min(1)),
});
export type WikiAnswer = z.output<typeof wikiAnswerSchema>;

/**
 * What an episode finds under a name. A page that lists what a name may refer to is no article: the
 * titles on offer are what the agent chooses from, as in the shipped corpus.
 */
export function foundIn({ page, titles }: WikiAnswer): Found {
  const article = page && !page.disambiguation ? articleOf(page) : null;
  return article ? { kind: 'article', article } : { kind: 'similar', titles };
}

/** Lines of fewer words are captions and remains of markup (upstream's constant). */
const FEWEST_WORDS = 3;

/** A page as sentences, cut as upstream cuts them: by lines, then after each full stop and space. */
function articleOf({ title, text }: NonNullable<WikiAnswer['page']>): Article | null {
  const sentences = text
    .split('\n')
    .map(cleanText)
    .filter((line) => !/^=.*=$/.test(line) && line.split(' ').length >= FEWEST_WORDS)
    .flatMap((line) => line.split(/(?<=\.) /));
  return sentences.length === 0 ? null : { title: cleanText(title), sentences };
}
