import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { loadGoals, type GoalOption } from '@main/environments/webshop/data/goals';
import { optionChosen } from '@main/environments/webshop/reward/matches';
import { typeFactor } from '@main/environments/webshop/reward/product-type';
import {
  combineReward,
  judgePurchase,
  type JudgedGoal,
  type JudgedProduct,
} from '@main/environments/webshop/reward/reward';
import { createNounTagger } from '@main/environments/webshop/reward/title-nouns';
import { humanSessions, webshopData } from '../fixtures';

const nounsOf = createNounTagger();
const sneakers = 'Mens D.O.N. Issue 2 Gca Basketball Sneakers Shoes Casual - Off White';
const options = (values: Record<string, string>): GoalOption[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

describe('the reward in upstream’s tests', () => {
  const type = { query: 'Query 1', productCategory: 'a › b › c', titleNouns: nounsOf(sneakers) };
  const goal: JudgedGoal = {
    product: type,
    attributes: ['tea tree', 'essential oils', 'natural ingredients'],
    options: options({ color: 'grey', size: 'XL' }),
    priceCap: 40,
  };
  const exact: JudgedProduct = {
    ...type,
    attributes: ['tea tree', 'essential oil', 'natural ingredients'],
    title: '',
    bullets: [],
    description: '',
    price: 35,
  };
  const vague: JudgedProduct = {
    ...exact,
    attributes: [],
    bullets: ['This shampoo has essential oils and smells like lemons'],
    description: 'Best shampoo on the market, made with natural ingredients',
  };
  const more = { ...goal, options: options({ color: 'grey', size: 'XL', amount: 'pack of 12' }) };
  const reward = (goal: JudgedGoal, product: JudgedProduct): number =>
    judgePurchase(goal, product, ['grey', 'XL'], 'corrected').total;

  it('is 1 for exactly what was asked for', () => {
    expect(reward(goal, exact)).toBe(1);
  });

  it('falls with the attributes and with the options', () => {
    // Upstream's test hands the bullets over as one string, which it then takes apart into letters;
    // as a list the second attribute counts.
    expect(reward(goal, { ...vague, bullets: [] })).toBeCloseTo(2 / 3, 2);
    expect(reward(more, { ...vague, bullets: [] })).toBeCloseTo(0.5714, 4);
    expect(reward(goal, vague)).toBeCloseTo(5 / 6, 4);
  });

  it('is halved for another type of product', () => {
    const otherTitle =
      'BRST AC Power Cord Outlet Socket Cable Plug Lead for Panasonic SC-HT830V DVD/VCR Combo Home Theater System';
    const wantedTitle =
      'Saireed UL Listed 2 Prong Power Cord for JBL Bar 3.1 Bar 2.1 Channel 4K Ultra HD Soundbar';
    const bought = {
      ...vague,
      bullets: [],
      query: 'Query 2',
      productCategory: 'a › d › e',
      titleNouns: nounsOf(otherTitle),
    };
    const goal = { ...more, product: { ...type, titleNouns: nounsOf(wantedTitle) } };
    expect(reward(goal, bought)).toBeCloseTo(0.2857, 4);
  });

  it('loses the price’s part above the cap, and names its parts', () => {
    const { total, parts } = judgePurchase(goal, { ...exact, price: 40.01 }, ['grey'], 'corrected');
    expect(total).toBeCloseTo(4 / 6);
    expect(parts).toEqual({
      r_type: 1,
      r_att: 1,
      r_option: 0.5,
      r_price: 0,
      w_att: 3 / 6,
      w_option: 2 / 6,
      w_price: 1 / 6,
      query_match: 1,
      category_match: 1,
      title_score: expect.any(Number) as number,
    });
  });

  it('has no part for options or attributes that nobody asked for', () => {
    const { parts } = judgePurchase(
      { ...goal, options: [], attributes: [] },
      exact,
      [],
      'corrected',
    );
    expect(parts).not.toHaveProperty('r_option');
    expect(parts).not.toHaveProperty('r_att');
  });
});

describe('25 sessions of people', () => {
  it.each(humanSessions)('gave the reward that follows from its parts: $session', (session) => {
    const { goal, reward_info: info, reward } = session;
    const chosen = Object.values(session.steps.at(-1)?.options ?? {});
    const matched = goal.goal_options.filter((value) =>
      optionChosen(chosen, { name: null, value }, 'corrected'),
    ).length;
    const factor = typeFactor(info.query_match || info.category_match, info.title_score);
    expect(factor).toBe(info.r_type);
    expect(matched / goal.goal_options.length || 0).toBe(info.r_option ?? 0);
    expect(
      combineReward(factor, {
        attributes: {
          matched: Math.round(info.r_att * goal.attributes.length),
          asked: goal.attributes.length,
        },
        options: { matched, asked: goal.goal_options.length },
        priceMet: info.r_price,
      }),
    ).toBeCloseTo(reward, 12);
  });
});

describe('buying exactly what a goal was made from', () => {
  const goals = loadGoals(webshopData, loadCatalogue(webshopData));
  const solved = (matching: 'corrected' | 'upstream', prefix: string): number =>
    goals.filter((goal) => {
      if (!goal.id.startsWith(prefix)) return false;
      const chosen = goal.options.map(({ value }) => value);
      return judgePurchase(goal, goal.product, chosen, matching).total === 1;
    }).length;

  it('is rewarded by 1 for every synthetic goal when values are compared', () => {
    expect(solved('corrected', 'synthetic-')).toBe(6910);
  });

  it('misses 1 for 458 of them the way upstream compares', () => {
    expect(solved('upstream', 'synthetic-')).toBe(6452);
  });

  it('is rewarded by 1 for each of the 13 goals that people wrote', () => {
    expect([solved('corrected', 'human-'), solved('upstream', 'human-')]).toEqual([13, 13]);
  });
});
