import type { Chooser, Weighted } from '../sampler/chooser';
import { mentions, type Candidate } from './candidates';
import type { Memory } from './memory';
import { inQuestion, type ReadQuestion } from './question';
import type { OpenAsked, SamplerRates } from './rates';

/** All alike. */
export const even = <T>(items: readonly T[]): Weighted<T>[] =>
  items.map((item) => ({ item, weight: 1 }));

/** By the weights, or now and then anything. */
export function carelessly(
  weighted: readonly Weighted<string>[],
  { rates, chooser }: { readonly rates: SamplerRates; readonly chooser: Chooser },
): string | undefined {
  const lists = [
    { item: weighted, weight: 1 - rates.careless },
    { item: even(weighted.map(({ item }) => item)), weight: rates.careless },
  ];
  return chooser.choose(chooser.choose(lists.filter(({ weight }) => weight > 0)) ?? []);
}

/** Names in what was read that could lead on. */
export function namesToSearch(
  candidates: readonly Candidate[],
  { focus, next }: SamplerRates,
): Weighted<string>[] {
  return candidates
    .filter(
      ({ kind, searched, opened, subject }) =>
        next.kinds[kind] > 0 && !searched && !opened && !subject,
    )
    .map(({ text, kind, beside }) => ({
      item: text,
      weight:
        (next.kinds[kind] * next.beside ** beside * (text.includes(' ') ? 1 : next.oneWord)) **
        focus,
    }));
}

/** The titles that were offered in place of a name. */
export function titlesToSearch(
  { similar, pages }: Memory,
  question: ReadQuestion,
  { focus, next }: SamplerRates,
): Weighted<string>[] {
  return similar.map((item, place) => ({
    item,
    weight:
      (next.title *
        next.place ** place *
        (mentions(pages, item) ? next.linked : 1) *
        (!question.compares && pages.length > 0 && inQuestion(question, item) ? next.told : 1)) **
      focus,
  }));
}

/** What was read as answers to what is asked. */
export function answersTo(
  asked: OpenAsked,
  candidates: readonly Candidate[],
  { focus, answers }: SamplerRates,
): Weighted<string>[] {
  return candidates.map((candidate) => ({
    item: candidate.text,
    weight:
      (answers.kinds[asked][candidate.kind] *
        answers.beside ** candidate.beside *
        (candidate.asked ? answers.asked : 1) *
        (candidate.named ? answers.named : 1) *
        (candidate.text.includes(' ') ? 1 : answers.oneWord) *
        (candidate.told ? answers.told : 1) *
        (candidate.opened ? answers.opened : 1) *
        (candidate.defined ? answers.defined : 1) *
        (candidate.linked ? answers.linked : 1)) **
      focus,
  }));
}
