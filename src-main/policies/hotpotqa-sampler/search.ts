import type { Weighted } from '../sampler/chooser';
import type { Situation } from './situation';
import { nameKey } from './name-key';
import type { ReadQuestion } from './question';
import { isPlace } from './spans';
import { carelessly, even, namesToSearch, titlesToSearch } from './weigh';

type Writer = () => string | undefined;

/** What to search for: first where the words are from, then which. */
export function writeSearch(situation: Situation): string | undefined {
  const { memory, question, candidates, rates, chooser } = situation;
  const { searchFrom } = rates;
  const mentions = weightedMentions(situation);
  const names = namesToSearch(candidates, rates);
  const titles = titlesToSearch(memory, question, rates);
  const whole = wholeQuestion(question);
  const justOffered = memory.last.kind === 'not-found';
  const some = (weighted: readonly unknown[], weight: number): number =>
    weighted.length > 0 ? weight : 0;
  const sources: Weighted<Writer>[] = [
    {
      item: () => nameOrPart(situation, chooser.choose(mentions)),
      weight: question.compares
        ? some(mentions, searchFrom.compared)
        : searchFrom.question * largest(mentions),
    },
    {
      item: () => nameOrPart(situation, carelessly([...titles, ...names], situation)),
      weight: some([...titles, ...names], memory.pages.length > 0 ? searchFrom.read : 0),
    },
    {
      item: () => carelessly(titles, situation),
      weight: some(titles, justOffered ? searchFrom.offered : 0),
    },
    { item: () => whole, weight: memory.searches.includes(whole) ? 0 : searchFrom.whole },
    { item: () => vagueWords(situation), weight: some(question.words.slice(3), searchFrom.vague) },
    {
      item: () => chooser.choose(even(memory.searches)),
      weight: some(memory.searches, searchFrom.repeat),
    },
  ];
  return chooser.choose(sources.filter(({ weight }) => weight > 0))?.();
}

const largest = (weighted: readonly Weighted<string>[]): number =>
  Math.max(0, ...weighted.map(({ weight }) => weight));

/** The names in the question that were not searched for, those of more words before others. */
function weightedMentions({ memory, question, rates }: Situation): Weighted<string>[] {
  const searched = new Set(memory.searches.map(nameKey));
  const { oneWord, kinds } = rates.next;
  return question.mentions
    .filter((mention) => !searched.has(nameKey(mention)))
    .map((item) => ({
      item,
      weight:
        ((item.includes(' ') ? 1 : oneWord) * (isPlace(item) ? kinds.place : 1)) ** rates.focus,
    }));
}

/** The question itself. */
function wholeQuestion({ text }: ReadQuestion): string {
  return text.replace(/[[\]?\s]+/g, ' ').trim();
}

/** The name, or without its first or last word. */
function nameOrPart({ rates, chooser }: Situation, name: string | undefined): string | undefined {
  const words = name?.split(' ') ?? [];
  if (words.length < 2) return name;
  return chooser.choose([
    { item: name, weight: 1 - rates.partialName },
    { item: words.slice(1).join(' '), weight: rates.partialName / 2 },
    { item: words.slice(0, -1).join(' '), weight: rates.partialName / 2 },
  ]);
}

/** Some words of the question that follow each other. */
function vagueWords({ question: { words }, chooser }: Situation): string | undefined {
  const windows = words.flatMap((_, start) =>
    [3, 5, 7].flatMap((length) =>
      start + length <= words.length ? [words.slice(start, start + length).join(' ')] : [],
    ),
  );
  return chooser.choose(even(windows));
}
