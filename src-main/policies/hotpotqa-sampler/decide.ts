import type { AgentAction } from '@shared/agent/action';
import { writeAnswer } from './answer';
import { isLinked } from './candidates';
import type { PlanRates } from './rates';
import { writeSearch } from './search';
import type { Situation } from './situation';
import { even } from './weigh';

/** An action without its words. */
export type Deed = Pick<AgentAction, 'type' | 'argument'>;

/** What to do next: first the kind of action is chosen, then what it is about. */
export function decide(situation: Situation): Deed {
  const { search, lookup, finish } = planRates(situation);
  const write = situation.chooser.choose([
    { item: () => deedOf('search', writeSearch(situation)), weight: search },
    { item: () => deedOf('lookup', writeKeyword(situation)), weight: lookup },
    { item: () => deedOf('finish', writeAnswer(situation)), weight: finish },
  ]);
  const deed = write?.();
  return deed ?? { type: 'search', argument: asArgument(situation.question.text) };
}

function deedOf(type: string, text: string | undefined): Deed | undefined {
  const argument = asArgument(text ?? '');
  return argument === '' ? undefined : { type, argument };
}

/** The text without the brackets that would end an argument. */
const asArgument = (text: string): string =>
  text
    .replace(/[[\]\s]+/g, ' ')
    .trim()
    .slice(0, LONGEST_ARGUMENT);

/** No question that people asked is as long. */
const LONGEST_ARGUMENT = 400;

/** The plan by what the last step brought and by how much was read. */
function planRates({ memory, question, rates }: Situation): PlanRates {
  const { pages, last } = memory;
  if (last.kind === 'not-found') return rates.afterNotFound;
  if (pages.some((page) => isLinked(memory, page))) return rates.afterLinked;
  const plans = question.compares ? rates.afterCompared : rates.afterArticles;
  return plans[Math.min(pages.length, plans.length) - 1] ?? rates.atStart;
}

/** A word of the question that was not looked up on this page. */
function writeKeyword({ memory, question, chooser }: Situation): string | undefined {
  const wanted = question.words.filter(
    (word) => word.length > 3 && !memory.keywords.includes(word.toLowerCase()),
  );
  return chooser.choose(even(wanted));
}
