import type { AgentAction } from '@shared/agent/action';
import type { Chooser, Weighted } from './chooser';
import { namesValue, sharedWords, type ReadInstruction } from './instruction';
import type { Memory } from './memory';
import type { ItemView, PageView, ResultsView, ShownOptions } from './page-view';
import { writeQuery } from './queries';
import type { SamplerRates } from './rates';

/** An action without its words. */
export type Deed = Pick<AgentAction, 'type' | 'argument'>;

/** What a decision draws on. */
export interface Situation {
  readonly memory: Memory;
  readonly instruction: ReadInstruction;
  readonly rates: SamplerRates;
  readonly chooser: Chooser;
}

type Plan = () => Deed;

const click = (argument: string): Deed => ({ type: 'click', argument });
const planToClick =
  (argument: string): Plan =>
  () =>
    click(argument);

/** What to do next: first the kind of action is chosen, then what it is about. */
export function decide(situation: Situation): Deed {
  const { view } = situation.memory;
  const plans = plansFor(situation, view).filter(({ weight }) => weight > 0);
  return situation.chooser.choose(plans)?.() ?? search(situation);
}

function plansFor(situation: Situation, view: PageView): Weighted<Plan>[] {
  const { rates } = situation;
  switch (view.kind) {
    case 'index':
    case 'other':
      return [{ item: () => search(situation), weight: 1 }];
    case 'results':
      return resultPlans(situation, view);
    case 'item':
      return itemPlans(situation, view);
    case 'sub-page':
      return [
        { item: planToClick('< Prev'), weight: rates.onSubPage.back },
        { item: planToClick('Back to Search'), weight: rates.onSubPage.backToSearch },
        { item: planToClick('Buy Now'), weight: rates.onSubPage.strayed },
      ];
  }
}

function search({ instruction, memory, rates, chooser }: Situation): Deed {
  return {
    type: 'search',
    argument: writeQuery(instruction, memory.queries, rates, chooser),
  };
}

function resultPlans(situation: Situation, view: ResultsView): Weighted<Plan>[] {
  const { onResults, onNoResults } = situation.rates;
  const found = view.results.length > 0;
  const { nextPage, backToSearch, strayed } = found ? onResults : onNoResults;
  return [
    { item: () => openProduct(situation, view), weight: found ? onResults.open : 0 },
    { item: planToClick('Next >'), weight: nextPage },
    { item: planToClick('Back to Search'), weight: backToSearch },
    { item: () => search(situation), weight: strayed },
  ];
}

function openProduct(
  { memory, instruction, rates, chooser }: Situation,
  { results }: ResultsView,
): Deed {
  const weighted = results.map(({ asin, title }, place) => ({
    item: asin,
    weight:
      rates.placeDecay ** place *
      (sharedWords(instruction, title) > 0 ? 1 : rates.implausible) *
      (memory.clicked.has(asin.toLowerCase()) ? rates.openedBefore : 1),
  }));
  return click(chooser.choose(weighted) ?? '');
}

function itemPlans(situation: Situation, { options }: ItemView): Weighted<Plan>[] {
  const { memory, rates, chooser } = situation;
  const { onItem } = rates;
  const open = options.filter(({ chosen, values }) => chosen === null && values.length > 0);
  const groups = open.length > 0 ? open : options.filter(({ values }) => values.length > 0);
  const choosing = open.length > 0 ? onItem.choose : onItem.chooseAgain;
  const unread = ['Description', 'Features', 'Reviews'].filter(
    (label) => !memory.clickedHere.has(label.toLowerCase()),
  );
  return [
    { item: () => chooseValue(situation, groups), weight: groups.length > 0 ? choosing : 0 },
    {
      item: planToClick('Buy Now'),
      weight: open.length > 0 || groups.length === 0 ? onItem.buy : onItem.buyChosen,
    },
    {
      item: () =>
        click(chooser.choose(unread.map((item) => ({ item, weight: 1 }))) ?? 'Description'),
      weight: unread.length > 0 ? onItem.read : 0,
    },
    { item: planToClick('< Prev'), weight: onItem.back },
    { item: planToClick('Back to Search'), weight: onItem.backToSearch },
    { item: () => search(situation), weight: onItem.strayed },
  ];
}

function chooseValue(
  { instruction, rates, chooser }: Situation,
  groups: readonly ShownOptions[],
): Deed {
  const group = chooser.choose(groups.map((item) => ({ item, weight: 1 })));
  const values = group?.values ?? [];
  const named = values.filter((value) => namesValue(instruction, value));
  const weighted = values.map((item) => ({
    item,
    weight:
      named.length === 0 || named.length === values.length
        ? 1
        : named.includes(item)
          ? rates.namedValue / named.length
          : (1 - rates.namedValue) / (values.length - named.length),
  }));
  return click(chooser.choose(weighted) ?? 'Buy Now');
}
