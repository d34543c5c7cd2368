import type { Chooser } from './chooser';
import type { ReadInstruction } from './instruction';
import type { SamplerRates } from './rates';

/** Words for the search box: an earlier search again, or one of the habits of `rates.queries`. */
export function writeQuery(
  instruction: ReadInstruction,
  earlier: readonly string[],
  rates: SamplerRates,
  chooser: Chooser,
): string {
  const repeated = earlier.length > 0 ? rates.repeatSearch : 0;
  const again = earlier.map((query) => ({
    item: () => query,
    weight: repeated / earlier.length,
  }));
  const anew = habits.map((habit) => ({
    item: () => writers[habit](instruction, chooser),
    weight: rates.queries[habit] * (1 - repeated),
  }));
  const query = chooser.choose([...anew, ...again])?.() ?? '';
  return query || instruction.phrase.join(' ') || instruction.text;
}

type Writer = (instruction: ReadInstruction, chooser: Chooser) => string;

const writers: Readonly<Record<keyof SamplerRates['queries'], Writer>> = {
  lastWord: ({ phrase }) => phrase.slice(-1).join(' '),
  lastWords: ({ phrase }) => phrase.slice(-2).join(' '),
  firstWords: ({ phrase }) => phrase.slice(0, 2).join(' '),
  phrase: ({ phrase }) => phrase.join(' '),
  wishes: ({ wishes, phrase }) => (wishes.length > 0 ? wishes : phrase.slice(0, 2)).join(' '),
  options: ({ options, phrase }) => [...options, ...phrase.slice(-1)].join(' '),
  someWords: ({ phrase, wishes, options }, chooser) =>
    [...phrase, ...wishes, ...options].filter(() => chooser.choose(keptOrNot)).join(' '),
  everything: ({ text }) => text,
};

const habits = Object.keys(writers) as (keyof SamplerRates['queries'])[];

/** Whether `someWords` keeps a word. */
const keptOrNot = [
  { item: true, weight: 0.4 },
  { item: false, weight: 0.6 },
];
