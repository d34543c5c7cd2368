import type { Memory, ReadPage } from './memory';
import { nameKey } from './name-key';
import type { ReadQuestion } from './question';
import { contentStems, stemsIn } from './stems';

const EARLIER = /\b(?:first|earlier|older|oldest|before)\b/i;
const LATER = /\b(?:later|younger|youngest|more recently|newer|last)\b/i;
const YEAR = /\b(?:1[0-9]\d\d|20\d\d)\b/g;

/**
 * Whether what was read speaks for yes: both of the last two articles have words of what the question
 * asks about them.
 */
export function speaksForYes({ pages }: Memory, question: ReadQuestion): boolean {
  const wanted = aboutStems(question);
  return pages.length > 1 && pages.slice(-2).every((page) => wordsOf(page, wanted) > 0);
}

/**
 * Which of the two choices what was read speaks for: by the first year in its article where the
 * question asks for the earlier or the later one, else by the words of the question in it.
 * @returns undefined where an article is missing or nothing tells them apart.
 */
export function likelierChoice({ pages }: Memory, question: ReadQuestion): string | undefined {
  const articles = question.choices.map((choice) =>
    pages.find(({ name }) => sameName(name, choice)),
  );
  const [left, right] = articles;
  if (!left || !right) return undefined;
  const [a, b] = LATER.test(question.text)
    ? [earliestYear(left), earliestYear(right)]
    : EARLIER.test(question.text)
      ? [-earliestYear(left), -earliestYear(right)]
      : [wordsOf(left, aboutStems(question)), wordsOf(right, aboutStems(question))];
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === b) return undefined;
  return question.choices[a > b ? 0 : 1];
}

/** What the question says beside the names in it. */
function aboutStems({ stems, mentions }: ReadQuestion): ReadonlySet<string> {
  const names = contentStems(mentions.join(' '));
  return new Set([...stems].filter((stem) => !names.has(stem)));
}

const wordsOf = ({ sentences }: ReadPage, wanted: ReadonlySet<string>): number =>
  stemsIn(wanted, sentences.join(' '));

const earliestYear = ({ sentences }: ReadPage): number =>
  Math.min(...[...sentences.join(' ').matchAll(YEAR)].map(([year]) => Number(year)));

function sameName(name: string, choice: string): boolean {
  const [a, b] = [nameKey(name), nameKey(choice)];
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}
