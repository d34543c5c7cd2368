/** Sub-pages of a product's page, as their buttons are labelled. */
export const subPages = ['Description', 'Features', 'Reviews'] as const;
export type SubPage = (typeof subPages)[number];

/** The options chosen so far: group and value, in the order of choosing. */
export type ChosenOptions = readonly (readonly [group: string, value: string])[];

/**
 * Where an episode stands. Immutable, plain data: a snapshot is this object itself.
 * `page` says which of the others mean something: `results` reads query and pageNumber, `item` and
 * `sub-page` also asin and options.
 */
export interface Session {
  readonly goalId: string;
  readonly page: 'index' | 'results' | 'item' | 'sub-page' | 'done';
  readonly query: string;
  /** Page of the results, from 1. */
  readonly pageNumber: number;
  readonly asin: string | null;
  readonly subPage: SubPage | null;
  readonly options: ChosenOptions;
  /** Products opened since the search box was last left, in the order of opening. */
  readonly visited: readonly string[];
  /** Set at the purchase. */
  readonly reward: number | null;
}

/** The state of a fresh episode, and after Back to Search. */
export function startSession(goalId: string): Session {
  return {
    goalId,
    page: 'index',
    query: '',
    pageNumber: 1,
    asin: null,
    subPage: null,
    options: [],
    visited: [],
    reward: null,
  };
}

/** `options` with `value` chosen in `group`; an earlier choice of the group is replaced in place. */
export function chooseOption(options: ChosenOptions, group: string, value: string): ChosenOptions {
  const chosen = [group, value] as const;
  return options.some(([name]) => name === group)
    ? options.map((option) => (option[0] === group ? chosen : option))
    : [...options, chosen];
}
