import type { AgentAction } from '@shared/agent/action';
import { bareTitle } from './candidates';
import type { Memory, ReadPage } from './memory';
import { nameKey } from './name-key';
import type { ReadQuestion } from './question';
import { stemsIn } from './stems';

/** Words of a sentence that a thought quotes. */
const QUOTED_WORDS = 32;

/** Words of the question that are quoted on each side of what is searched for. */
const WORDS_AROUND = 6;

/**
 * The thought that goes with an action. It depends on the action and on what was read alone, never on
 * why the action was chosen: it quotes where the name or the answer stands, so that an action can be
 * judged from its text, and says nothing about how well it was chosen.
 */
export function thoughtFor(
  memory: Memory,
  question: ReadQuestion,
  { type, argument }: Pick<AgentAction, 'type' | 'argument'>,
): string {
  switch (type) {
    case 'search':
      return `${whereNamed(memory, question, argument)}I search for ${argument}.`;
    case 'lookup':
      return `${questionSays(question, argument)}I look for ${argument} in ${openPage(memory)}.`;
    default:
      return `${whatAnswers(memory, question, argument)}I answer ${argument}.`;
  }
}

function whereNamed(memory: Memory, question: ReadQuestion, name: string): string {
  const key = nameKey(name);
  if (key === nameKey(question.text)) return '';
  const inWords = questionSays(question, name);
  if (inWords !== '') return inWords;
  const source = sentenceWith(memory, question, bareTitle(name));
  if (source) return pageSays(source, bareTitle(name));
  return memory.similar.includes(name) ? `${name} was offered as similar. ` : '';
}

/** What was read that holds the answer; for yes and no what was read last, one sentence a page. */
function whatAnswers(memory: Memory, question: ReadQuestion, answer: string): string {
  const closed = question.asked === 'choice' || question.asked === 'yes-no';
  const source = closed ? undefined : sentenceWith(memory, question, answer);
  if (source) return pageSays(source, answer);
  const best = memory.pages.slice(-2).flatMap((page) => bestOf(question, sentencesOf(page)) ?? []);
  return best.length > 0 ? best.map((held) => pageSays(held)).join('') : 'I have read nothing. ';
}

interface Source {
  readonly page: string;
  readonly sentence: string;
}

const sentencesOf = ({ name, sentences }: ReadPage): Source[] =>
  sentences.map((sentence) => ({ page: name, sentence }));

function sentenceWith({ pages }: Memory, question: ReadQuestion, text: string): Source | undefined {
  const key = ` ${nameKey(text)} `;
  const holding = pages
    .toReversed()
    .flatMap(sentencesOf)
    .filter(({ sentence }) => ` ${nameKey(sentence)} `.includes(key));
  return bestOf(question, holding);
}

/** The source that shares most words with the question; of equal ones the first. */
function bestOf({ stems }: ReadQuestion, sources: readonly Source[]): Source | undefined {
  let best: { readonly source: Source; readonly shared: number } | undefined;
  for (const source of sources) {
    const shared = stemsIn(stems, source.sentence);
    if (!best || shared > best.shared) best = { source, shared };
  }
  return best?.source;
}

/** Only the words around `text`, so that a long question does not drown them. */
function questionSays({ text }: ReadQuestion, wanted: string): string {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0 || wanted === '') return '';
  const end = at + wanted.length;
  const before = text
    .slice(0, at)
    .split(' ')
    .slice(-WORDS_AROUND - 1)
    .join(' ');
  const after = text
    .slice(end)
    .split(' ')
    .slice(0, WORDS_AROUND + 1)
    .join(' ');
  return `The question says: ${before}${text.slice(at, end)}${after}. `.replace(/[?.,]*\. $/, '. ');
}

/** The sentence, of a long one the part around `wanted`. */
function pageSays({ page, sentence }: Source, wanted = ''): string {
  const at = Math.max(0, sentence.toLowerCase().indexOf(wanted.toLowerCase()));
  const words = sentence.split(/\s+/);
  const before = sentence.slice(0, at).split(/\s+/).length - 1;
  const first = Math.max(0, Math.min(before - QUOTED_WORDS / 2, words.length - QUOTED_WORDS));
  const quoted = words
    .slice(first, first + QUOTED_WORDS)
    .join(' ')
    .replace(/[.,;:]+$/, '');
  return `${page} says: ${quoted}. `;
}

function openPage({ pages }: Memory): string {
  return pages.at(-1)?.name ?? 'no page';
}
