import type { PairSplit } from '@shared/preference/pair';
import { keyedRandom } from '@shared/random/keyed';

/**
 * The split of all pairs of a group of tasks, by lot. Tasks of one group share what makes the
 * answer, so the lot is drawn for the group: none is on both sides. A draw depends on seed and
 * group alone, so a group stays where it is when others come or go.
 *
 * @param share expected share of the groups that are held out, in [0, 1]
 */
export function splitOf(seed: number, group: string, share: number): PairSplit {
  return keyedRandom(seed, 'heldout', group).next() < share ? 'heldout' : 'train';
}
