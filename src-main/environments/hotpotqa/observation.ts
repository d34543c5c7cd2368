import { renderAction, type AgentAction } from '@shared/agent/action';
import type { Article } from './data/article';
import type { AnswerScore } from './score/answer';

/** Sentences of an article that a search shows (upstream's constant). */
const SHOWN_SENTENCES = 5;

/** What an agent sees before its first step. */
export function questionText(question: string): string {
  return `Question: ${question}`;
}

/** The first sentences of an article. */
export function articleText({ sentences }: Article): string {
  return sentences.slice(0, SHOWN_SENTENCES).join(' ');
}

/** Titles to choose from, as a Python list, for that is how language models were shown them. */
export function similarText(name: string, titles: readonly string[]): string {
  return `Could not find ${name}. Similar: [${titles.map(pythonText).join(', ')}].`;
}

function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\');
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

/** One sentence that holds the keyword; `place` from 1. */
export function lookupText(place: number, count: number, sentence: string): string {
  return `(Result ${place} / ${count}) ${sentence}`;
}

/** After the last sentence that holds the keyword, or without any. */
export const NO_MORE_RESULTS = 'No more results.';

/** What is said to a thought. */
export const NICE_THOUGHT = 'Nice thought.';

/** The end of an episode. */
export function finishText({ em }: AnswerScore): string {
  return `Episode finished, reward = ${em}`;
}

/** What is said to an action that is not possible; of a long or unreadable one only the beginning. */
export function invalidText(action: Pick<AgentAction, 'type' | 'argument'>): string {
  const shown = renderAction({
    type: action.type.slice(0, 40),
    argument: action.argument.slice(0, 200),
  });
  return `Invalid action: ${shown.replace(/[\p{C}\s]+/gu, ' ')}`;
}
