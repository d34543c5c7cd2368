import { actionKey, formatStep, type AgentAction } from '@shared/agent/action';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { SiblingPair } from '@shared/preference/rules';

/** A reason to leave a pair out. */
export interface PairFilter {
  /** How it is named wherever its count is shown. */
  readonly name: string;
  /** True for a pair that is to be left out. */
  readonly removes: (pair: SiblingPair, tree: { readonly solved: boolean }) => boolean;
}

/** Name of the filter that compares pairs with each other. */
export const DUPLICATE_FILTER = 'same pair from another tree';

/** The filters in the order in which they look; the first that objects is the one that counts. */
export function pairFilters(config: ExperimentConfig['pairs']): readonly PairFilter[] {
  return [
    {
      name: 'no success in the tree',
      removes: (_pair, { solved }) => !solved && !config.includeUnsolved,
    },
    {
      name: 'visited too seldom',
      removes: ({ chosen, rejected }) =>
        Math.min(chosen.visits, rejected.visits) < Math.max(1, config.minVisits),
    },
    {
      name: 'margin too small',
      removes: ({ chosenValue, rejectedValue }) =>
        // Equal values express no preference, so a least margin of 0 does not let them in.
        chosenValue === rejectedValue || !(chosenValue - rejectedValue >= config.minMargin),
    },
    {
      name: 'same text',
      removes: ({ chosen, rejected }) => plainText(chosen.action!) === plainText(rejected.action!),
    },
    {
      name: 'same action',
      removes: ({ chosen, rejected }) => actionKey(chosen.action!) === actionKey(rejected.action!),
    },
  ];
}

/** Thought and action in lower case, with one space between words. */
function plainText(action: AgentAction): string {
  return formatStep(action).toLowerCase().replace(/\s+/g, ' ').trim();
}
