import type { GoalOption } from '../data/goals';
import { normalizeColour, normalizeColourOfPair } from './colours';
import { fuzzyMatch } from './token-set-ratio';

/** What the attribute reward looks at. */
export interface DescribedProduct {
  readonly attributes: readonly string[];
  readonly title: string;
  readonly bullets: readonly string[];
  readonly description: string;
}

/**
 * Whether the product has the wanted attribute: one of its own is alike, or its title, bullets or
 * description hold it literally (`get_attribute_reward` upstream).
 */
export function hasAttribute(product: DescribedProduct, wanted: string): boolean {
  return (
    product.attributes.some((attribute) => fuzzyMatch(attribute, wanted)) ||
    product.title.toLowerCase().includes(wanted) ||
    product.bullets.join(' ').toLowerCase().includes(wanted) ||
    product.description.toLowerCase().includes(wanted)
  );
}

/**
 * `corrected` compares the values of a synthetic goal's options; `upstream` compares the pair of
 * name and value, by which 458 of the 6,910 synthetic goals cannot be fulfilled.
 */
export type OptionMatching = 'corrected' | 'upstream';

/**
 * Whether one of the chosen values is the wanted option, colours reduced to their basic names. Of
 * which group a chosen value is does not count.
 */
export function optionChosen(
  chosen: readonly string[],
  wanted: GoalOption,
  matching: OptionMatching,
): boolean {
  const target =
    matching === 'upstream' && wanted.name !== null
      ? normalizeColourOfPair(wanted.name, wanted.value)
      : normalizeColour(wanted.value);
  return chosen.some((value) => fuzzyMatch(normalizeColour(value), target));
}
