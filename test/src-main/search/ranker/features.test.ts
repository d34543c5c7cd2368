import { describe, expect, it } from 'vitest';
import type { PolicyState } from '@main/policies/policy';
import { featureNames, featuresOf, type FeatureName } from '@main/search/ranker/features';
import { readSituation } from '@main/search/ranker/situation';
import { act } from '../../../support/scripted-policy';

const rarity = { documents: 50, frequency: new Map<string, number>() };
const instruction =
  'Find me straw sun hats with color: navy, and size: small, and price lower than 20.00 dollars';
const index = `WebShop [SEP] Instruction: [SEP] ${instruction} [SEP] Search`;
const head = `Instruction: [SEP] ${instruction} [SEP] Back to Search`;
const results = `${head} [SEP] Page 1 (Total results: 3) [SEP] Next > [SEP] B0AAAAAAA1 [SEP] Straw Sun Hat [SEP] $12.0 [SEP] B0AAAAAAA2 [SEP] Straw Broom [SEP] $30.0 [SEP] B0AAAAAAA3 [SEP] Clock [SEP] $9.0`;
const offer = (chosen = '') =>
  `${chosen}${head} [SEP] < Prev [SEP] color [SEP] navy [SEP] red [SEP] size [SEP] x-small [SEP] small [SEP] Straw Sun Hat [SEP] Price: $12.0 [SEP] Rating: N.A. [SEP] Description [SEP] Features [SEP] Reviews [SEP] Buy Now`;

const search = { action: act('search', 'hats'), observation: results };
const open = { action: act('click', 'B0AAAAAAA1'), observation: offer() };
const choose = {
  action: act('click', 'navy'),
  observation: offer('You have clicked navy. [SEP] '),
};

function features(history: PolicyState['history'], type: string, argument: string) {
  const situation = readSituation({ instruction, initialObservation: index, history }, rarity);
  const values = featuresOf(situation, act(type, argument));
  return (name: FeatureName) => values[featureNames.indexOf(name)];
}

describe('the features of an action', () => {
  it('measure how a query covers the instruction', () => {
    const whole = features([], 'search', 'straw sun hats navy small');
    expect(whole('query: recall of the instruction')).toBe(1);
    expect(whole('query: names the thing')).toBe(1);
    expect(whole('query: precision')).toBe(1);
    expect(whole('query: share of the named values')).toBe(1);
    const part = features([], 'search', 'hats cheap');
    expect(part('query: recall of the instruction')).toBeCloseTo(1 / 3, 12);
    expect(part('query: precision')).toBe(0.5);
  });

  it('call a search where no search box is something else', () => {
    const stray = features([search], 'search', 'straw sun hats');
    expect(stray('is other')).toBe(1);
    expect(stray('query: recall of the instruction')).toBe(0);
  });

  it('know a repeated search', () => {
    const back = { action: act('click', 'Back to Search'), observation: index };
    expect(features([search, back], 'search', 'Hats')('query: made before')).toBe(1);
    expect(features([search, back], 'search', 'sun hats')('query: made before')).toBe(0);
  });

  it('compare what can be opened with the instruction, the limit and the rest of the page', () => {
    const hat = features([search], 'click', 'b0aaaaaaa1');
    expect(hat('is open')).toBe(1);
    expect(hat('open: recall of the instruction')).toBe(1);
    expect(hat('open: recall over the best other here')).toBeCloseTo(2 / 3, 12);
    expect(hat('open: price above the limit')).toBe(0);
    const broom = features([search], 'click', 'B0AAAAAAA2');
    expect(broom('open: recall over the best other here')).toBeCloseTo(-2 / 3, 12);
    expect(broom('open: price above the limit')).toBe(1);
    expect(features([search], 'click', 'Next >')('next: best recall on the page')).toBe(1);
  });

  it('tell the options that were asked for from the others', () => {
    const wanted = (label: string) =>
      features([search, open], 'click', label)('option: asked for as a phrase');
    expect([wanted('navy'), wanted('small')]).toEqual([1, 1]);
    expect([wanted('red'), wanted('x-small')]).toEqual([0, 0]);
    const again = features([search, open, choose], 'click', 'navy');
    expect(again('option: chosen already')).toBe(1);
  });

  it('count the wanted options when it comes to buying', () => {
    const early = features([search, open], 'click', 'Buy Now');
    expect(early('commit: wanted options not chosen (log)')).toBeCloseTo(Math.log(3), 12);
    expect(early('commit: wanted options chosen (log)')).toBe(0);
    const later = features([search, open, choose], 'click', 'Buy Now');
    expect(later('commit: wanted options not chosen (log)')).toBeCloseTo(Math.log(2), 12);
    expect(later('commit: wanted options chosen (log)')).toBeCloseTo(Math.log(2), 12);
    expect(later('commit: recall of the page’s title')).toBe(1);
  });

  it('remember the page after a refused action and the offer on a page of its details', () => {
    const refused = { action: act('click', 'nowhere'), observation: 'Invalid action!' };
    expect(features([search, refused], 'click', 'B0AAAAAAA1')('is open')).toBe(1);
    const details = {
      action: act('click', 'Description'),
      observation: `${head} [SEP] < Prev [SEP] A hat for the sun.`,
    };
    expect(
      features([search, open, details], 'click', '< Prev')('back: recall of the page’s title'),
    ).toBe(1);
  });

  it('are zeros but for the mark of the kind where nothing can be read', () => {
    const values = features([search], 'invalid', '');
    expect(featureNames.filter((name) => values(name) !== 0)).toEqual(['is other']);
  });
});
