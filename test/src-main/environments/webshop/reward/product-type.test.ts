import { describe, expect, it } from 'vitest';
import {
  matchType,
  typeFactor,
  type TypedProduct,
} from '@main/environments/webshop/reward/product-type';
import { createNounTagger } from '@main/environments/webshop/reward/title-nouns';

const nounsOf = createNounTagger();
const product = (title: string, query = 'a', productCategory = 'x'): TypedProduct => ({
  query,
  productCategory,
  titleNouns: nounsOf(title),
});
const titleScore = (bought: string, wanted: string): number =>
  matchType(product(bought), product(wanted)).titleScore;

describe('the type of a product', () => {
  it('matches itself in every respect', () => {
    const one = product('Name 1', 'Query 1', 'a › b › c');
    expect(matchType(one, one)).toEqual({
      factor: 1,
      queryMatch: true,
      categoryMatch: true,
      titleScore: 1,
    });
    expect(matchType({ ...one, query: 'Query 2' }, one).queryMatch).toBe(false);
  });

  it.each([
    ['b › c › a', true],
    ['d › e › f', false],
    ['a › d › b', true],
    ['a › a › b', true],
    ['a › a › d', false],
  ])('shares a category with a › b › c when two distinct parts agree: %s %s', (category, match) => {
    const wanted = product('Name 1', 'q', 'a › b › c');
    expect(matchType({ ...wanted, productCategory: category }, wanted).categoryMatch).toBe(match);
  });
});

describe('title scores of upstream’s tests, where spaCy tags the nouns', () => {
  const sneakers = 'Mens D.O.N. Issue 2 Gca Basketball Sneakers Shoes Casual - Off White';
  const cord =
    'Saireed UL Listed 2 Prong Power Cord for JBL Bar 3.1 Bar 2.1 Channel 4K Ultra HD Soundbar';
  const otherCord =
    'BRST AC Power Cord Outlet Socket Cable Plug Lead for Panasonic SC-HT830V DVD/VCR Combo Home Theater System';

  it('lie within 0.12 of spaCy’s and on the same side of every threshold', () => {
    const shoes = titleScore(
      'PEAK High Top Mens Basketball Shoes Lou Williams Streetball Master Breathable Non Slip Outdoor Sneakers',
      sneakers,
    );
    expect(Math.abs(shoes - 1 / 3)).toBeLessThan(0.12);
    expect(shoes).toBeGreaterThan(0.2);
    const longer = titleScore(otherCord, `${cord} Home Theater System Subwoofer`);
    expect(Math.abs(longer - 0.3)).toBeLessThan(0.01);
    const cords = titleScore(otherCord, cord);
    expect(cords).toBeCloseTo(0.15, 2);
    expect(cords > 0.1 && cords <= 0.2).toBe(true);
  });

  it('are 0 for products that have nothing in common', () => {
    expect(
      titleScore(
        'Minkissy 2pcs Stainless Steel Eyebrow Tweezers Blackhead Acne Remover Portable Makeup Tweezers (Silver)',
        'Rusticware 921ORB Kitchen and Bath Cabinet Knob',
      ),
    ).toBe(0);
  });

  it('are 0.2 against a title without nouns', () => {
    expect(titleScore('A chair', '')).toBe(0.2);
  });
});

describe('typeFactor', () => {
  it.each([
    [true, 0, 0],
    [true, 0.05, 0.1],
    [true, 0.1, 1],
    [false, 0.1, 0.5],
    [false, 0.2, 0.5],
    [false, 0.21, 1],
    [false, 0, 0],
  ])('with the same shelf %s and title score %d is %d', (sameShelf, score, factor) => {
    expect(typeFactor(sameShelf, score)).toBe(factor);
  });
});
