import type { GoalOption } from '../data/goals';
import { hasAttribute, optionChosen, type DescribedProduct, type OptionMatching } from './matches';
import { matchType, type TypedProduct, type TypeMatch } from './product-type';

/** A product as the reward sees it. */
export type JudgedProduct = TypedProduct & DescribedProduct & { readonly price: number };

/** What was asked for, as the reward sees it. */
export interface JudgedGoal {
  readonly product: TypedProduct;
  readonly attributes: readonly string[];
  readonly options: readonly GoalOption[];
  readonly priceCap: number;
}

/** The reward of a purchase with the parts it is made of, under upstream's names. */
export interface Reward {
  /** In [0, 1]. */
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** The two judgements that cost time; a family remembers their answers. */
export interface Matchers<P> {
  hasAttribute(product: P, wanted: string): boolean;
  optionChosen(chosen: readonly string[], wanted: GoalOption, matching: OptionMatching): boolean;
}

const plainMatchers: Matchers<JudgedProduct> = { hasAttribute, optionChosen };

/**
 * WebShop's reward of buying `product` with the `chosen` option values, in [0, 1] (`get_reward`
 * upstream; Yao et al. 2022, Eq. 1). `r_att` and `r_option` are absent where nothing of the kind was
 * asked for; booleans are 0 or 1.
 */
export function judgePurchase<P extends JudgedProduct>(
  goal: JudgedGoal,
  product: P,
  chosen: readonly string[],
  matching: OptionMatching,
  matchers: Matchers<P> = plainMatchers,
): Reward {
  const type = matchType(product, goal.product);
  const attributes = goal.attributes.filter((wanted) => matchers.hasAttribute(product, wanted));
  const options = goal.options.filter((wanted) => matchers.optionChosen(chosen, wanted, matching));
  const counts: MatchCounts = {
    attributes: { matched: attributes.length, asked: goal.attributes.length },
    options: { matched: options.length, asked: goal.options.length },
    priceMet: product.price <= goal.priceCap,
  };
  return {
    total: combineReward(type.factor, counts),
    parts: { ...partsOf(counts), ...typeParts(type) },
  };
}

/** How much of what was asked for the purchase has. */
export interface MatchCounts {
  readonly attributes: { readonly matched: number; readonly asked: number };
  readonly options: { readonly matched: number; readonly asked: number };
  readonly priceMet: boolean;
}

/** typeFactor · (matched attributes + matched options + price met) / (all attributes + options + 1). */
export function combineReward(typeFactor: number, counts: MatchCounts): number {
  const { attributes, options, priceMet } = counts;
  const met = attributes.matched + options.matched + Number(priceMet);
  return (typeFactor * met) / (attributes.asked + options.asked + 1);
}

function partsOf({ attributes, options, priceMet }: MatchCounts): Record<string, number> {
  const asked = attributes.asked + options.asked + 1;
  return {
    ...(attributes.asked > 0 && { r_att: attributes.matched / attributes.asked }),
    ...(options.asked > 0 && { r_option: options.matched / options.asked }),
    r_price: Number(priceMet),
    w_att: attributes.asked / asked,
    w_option: options.asked / asked,
    w_price: 1 / asked,
  };
}

function typeParts(type: TypeMatch): Record<string, number> {
  return {
    r_type: type.factor,
    query_match: Number(type.queryMatch),
    category_match: Number(type.categoryMatch),
    title_score: type.titleScore,
  };
}
