import type { PolicyState } from '@main/policies/policy';
import { matchGoal, readGoal, wantedLabels, type Goal, type Match } from '@main/search/ranker/goal';
import { readPage, type Page, type PageItem } from '@main/search/ranker/page';
import type { Rarity } from '@main/search/ranker/rarity';

/** What the words of instruction and history say about where an agent stands. */
export interface Situation {
  readonly goal: Goal;
  /** The latest page; after a refused action the one before it. */
  readonly page: Page;
  /** How each thing that can be opened here meets the goal. */
  readonly items: ReadonlyMap<string, { readonly item: PageItem; readonly match: Match }>;
  /** What the page, or the page it belongs to, offers. */
  readonly subject: { readonly match: Match; readonly overpriced: boolean } | null;
  /** Labels on the subject's page that the instruction asks for, in lower case. */
  readonly wanted: ReadonlySet<string>;
  /** How many of those are not chosen yet, and how many are. */
  readonly unset: number;
  readonly set: number;
  /** Arguments of the actions so far, in lower case. */
  readonly done: readonly string[];
}

/** Longer pieces of a page are sentences, not labels. */
const LONGEST_LABEL = 80;

export const NO_MATCH: Match = { recall: 0, precision: 0, core: 0, phrases: 0 };

/** Whether a price is above what the goal allows. */
export function isOverpriced(goal: Goal, price: number | null): boolean {
  return goal.cap !== null && price !== null && price > goal.cap;
}

export function readSituation(state: PolicyState, rarity: Rarity): Situation {
  const goal = readGoal(state.instruction, rarity);
  const pages = [state.initialObservation, ...state.history.map((step) => step.observation)]
    .map(readPage)
    // A refusal is one sentence, not a page.
    .filter(({ segments }, index) => index === 0 || segments.length > 1);
  const page = pages.at(-1)!;
  // A page of details has nothing to open and no price: what it tells about is on the page before.
  const offer = pages.findLast(({ subject, items }) => subject !== null || items.length > 0);
  const offered = page.items.length > 0 || pages.length === 1 ? null : (offer ?? null);
  const wanted =
    offered === null ? [] : wantedLabels(goal, optionLabels(offered, state.instruction));
  const chosen = new Set(offered?.chosen.map((label) => label.toLowerCase()));
  const done = state.history.map(({ action }) => action.argument.toLowerCase().trim());
  const set = wanted.filter((label) => chosen.has(label.toLowerCase())).length;
  return {
    goal,
    page,
    items: new Map(
      page.items.map((item) => [
        item.label.toLowerCase(),
        { item, match: matchGoal(goal, item.title) },
      ]),
    ),
    subject: offered?.subject
      ? {
          match: matchGoal(goal, offered.subject.title),
          overpriced: isOverpriced(goal, offered.subject.price),
        }
      : null,
    wanted: new Set(wanted.map((label) => label.toLowerCase())),
    unset: wanted.length - set,
    set,
    done,
  };
}

/** The short pieces before the title, where a page lists what can be chosen. */
function optionLabels({ segments, subject }: Page, instruction: string): readonly string[] {
  const title = subject === null ? -1 : segments.lastIndexOf(subject.title);
  return [...new Set(segments.slice(0, Math.max(0, title)))].filter(
    (label) =>
      label.length <= LONGEST_LABEL &&
      label !== instruction.trim() &&
      !/^(instruction:?|you have clicked .*)$/i.test(label),
  );
}
