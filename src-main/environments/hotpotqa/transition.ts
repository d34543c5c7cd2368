import type { AgentAction } from '@shared/agent/action';
import type { Article } from './data/article';
import { DIRECTION_MARKS } from './data/clean';
import type { Corpus } from './data/corpus';
import type { Episode, Lookup } from './episode';
import { articleText, lookupText, NICE_THOUGHT, NO_MORE_RESULTS, similarText } from './observation';

/** Longer than any title, keyword or answer in the data, and short enough to search for. */
const LONGEST_ARGUMENT = 500;

/** A thought is not looked at, but is no place to store text either. */
const LONGEST_THOUGHT = 10_000;

/** Control characters, halves of characters, and the brackets that delimit an argument. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}[\]]/u;

/** What an action leads to. */
export type Move =
  | { readonly kind: 'moved'; readonly episode: Episode; readonly observation: string }
  /** Asks the caller for the reward. */
  | { readonly kind: 'answered'; readonly answer: string }
  | { readonly kind: 'invalid' };

const INVALID: Move = { kind: 'invalid' };

/**
 * What an action leads to from `episode`, which is left as it is. Verbs are read without regard to
 * case; `think` changes nothing and costs a step, as upstream.
 */
export function move(
  episode: Episode,
  action: Pick<AgentAction, 'type' | 'argument'>,
  corpus: Pick<Corpus, 'article' | 'search'>,
): Move {
  const read = readAction(episode, action);
  if (!read) return INVALID;
  const { type, argument } = read;
  switch (type) {
    case 'search':
      return search(episode, argument, corpus);
    case 'lookup':
      return lookup(episode, argument, corpus);
    case 'finish':
      return { kind: 'answered', answer: argument };
    case 'think':
      return { kind: 'moved', episode, observation: NICE_THOUGHT };
    default:
      return INVALID;
  }
}

/** The name that an action searches for in the corpus; undefined when it searches for none. */
export function searchedName(
  episode: Episode,
  action: Pick<AgentAction, 'type' | 'argument'>,
): string | undefined {
  const read = readAction(episode, action);
  return read?.type === 'search' ? read.argument : undefined;
}

/** The verb in lower case and the argument, or undefined when nothing can come of the action. */
function readAction(
  episode: Episode,
  action: Pick<AgentAction, 'type' | 'argument'>,
): Pick<AgentAction, 'type' | 'argument'> | undefined {
  if (episode.done) return undefined;
  const type = action.type.slice(0, 10).toLowerCase();
  const limit = type === 'think' ? LONGEST_THOUGHT : LONGEST_ARGUMENT;
  const argument = readArgument(action.argument, limit);
  return argument === undefined ? undefined : { type, argument };
}

/** The argument without white space around it, or undefined when it is none. */
function readArgument(text: string, limit: number): string | undefined {
  if (text.length > limit || UNREADABLE.test(text)) return undefined;
  if (text.search(DIRECTION_MARKS) >= 0) return undefined;
  const argument = text.trim();
  return argument === '' ? undefined : argument;
}

function search(episode: Episode, name: string, corpus: Pick<Corpus, 'search'>): Move {
  const found = corpus.search(name);
  if (found.kind === 'similar') {
    return { kind: 'moved', episode, observation: similarText(name, found.titles) };
  }
  const { article } = found;
  return {
    kind: 'moved',
    episode: { ...episode, page: article.title, lookup: null },
    observation: articleText(article),
  };
}

/** The next sentence of the open article that holds the keyword. */
function lookup(episode: Episode, argument: string, corpus: Pick<Corpus, 'article'>): Move {
  const keyword = argument.toLowerCase();
  const given = episode.lookup?.keyword === keyword ? episode.lookup.given : 0;
  const article = episode.page === null ? undefined : corpus.article(episode.page);
  const sentences = article ? sentencesWith(article, keyword) : [];
  const sentence = sentences[given];
  const next: Lookup = { keyword, given: Math.min(given + 1, sentences.length) };
  return {
    kind: 'moved',
    episode: { ...episode, lookup: next },
    observation:
      sentence === undefined ? NO_MORE_RESULTS : lookupText(given + 1, sentences.length, sentence),
  };
}

function sentencesWith({ sentences }: Article, keyword: string): readonly string[] {
  return sentences.filter((sentence) => sentence.toLowerCase().includes(keyword));
}
