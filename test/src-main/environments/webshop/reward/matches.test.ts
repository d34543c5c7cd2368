import { describe, expect, it } from 'vitest';
import type { GoalOption } from '@main/environments/webshop/data/goals';
import {
  hasAttribute,
  optionChosen,
  type DescribedProduct,
} from '@main/environments/webshop/reward/matches';

const wanted = ['tea tree', 'essential oils', 'natural ingredients'];
const product = (parts: Partial<DescribedProduct>): DescribedProduct => ({
  attributes: [],
  title: '',
  bullets: [],
  description: '',
  ...parts,
});
const matched = (parts: Partial<DescribedProduct>): string[] =>
  wanted.filter((attribute) => hasAttribute(product(parts), attribute));

describe('the attributes of upstream’s tests', () => {
  it('match when alike: essential oil is essential oils', () => {
    expect(matched({ attributes: ['tea tree', 'essential oil', 'natural ingredients'] })).toEqual(
      wanted,
    );
    expect(matched({ attributes: ['essential oil', 'natural ingredients'] })).toHaveLength(2);
  });

  it('match when bullets or description hold them', () => {
    const found = matched({
      bullets: ['This shampoo has essential oils and smells like lemons'],
      description: 'Best shampoo on the market, made with natural ingredients',
    });
    expect(found).toEqual(['essential oils', 'natural ingredients']);
  });

  it('do not match what is only near', () => {
    const found = matched({
      attributes: ['tea bag', 'earl gray', 'lipton'],
      title: 'English tea for breakfast',
      bullets: ['Soothing aroma', 'Calming, great feeling'],
      description: 'Best tea made by Lipton, great to pair with breakfast',
    });
    expect(found).toEqual([]);
  });
});

describe('options', () => {
  const value = (text: string): GoalOption => ({ name: null, value: text });
  const count = (goal: readonly string[], chosen: readonly string[]): number =>
    goal.filter((text) => optionChosen(chosen, value(text), 'corrected')).length;

  it.each([
    [['grey', 'XL', 'pack of 12'], ['pack of 12', 'grey', 'XL'], 3],
    [['grey', 'XL', 'pack of 12'], ['pack of 12', 'blue', 'XL'], 2],
    [['cool powder snow', 'XL', 'pack of 12'], ['pack of 12', 'powder snow', 'XL'], 3],
    [['goal 1', 'goal 2'], [], 0],
  ])('are compared as in upstream’s tests: %j by %j gives %d', (goal, chosen, matches) => {
    expect(count(goal, chosen)).toBe(matches);
  });

  it('hardly tell sizes apart, since a part of the words is a match', () => {
    expect(count(['x-large'], ['large'])).toBe(1);
    expect(count(['120'], ['120ml'])).toBe(0);
  });

  it('of synthetic goals are compared by value, or upstream’s way as a pair', () => {
    const option: GoalOption = { name: 'color', value: 'black2626' };
    expect(optionChosen(['black2626'], option, 'corrected')).toBe(true);
    expect(optionChosen(['black2626'], option, 'upstream')).toBe(false);
    expect(optionChosen(['xx-large'], { name: 'size', value: 'xx-large' }, 'upstream')).toBe(true);
  });
});
