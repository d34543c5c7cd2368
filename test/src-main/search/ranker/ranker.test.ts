import { describe, expect, it } from 'vitest';
import type { PreferencePair } from '@shared/preference/pair';
import { keyedRandom, shuffled } from '@shared/random/keyed';
import { rankerScorer } from '@main/search/ranker/scorer';
import { trainRanker } from '@main/search/ranker/train';
import { act } from '../../../support/scripted-policy';

const colours = ['red', 'blue', 'green', 'black', 'white', 'brown', 'pink', 'grey'];
const things = ['hat', 'clock', 'chair', 'kettle', 'lamp', 'scarf', 'bottle', 'mirror'];

/** A page with four things, one of which the instruction asks for; the pair prefers opening it. */
function pagePair(seed: number): PreferencePair {
  const random = keyedRandom('page', seed);
  const picked = shuffled(things, random).slice(0, 4);
  const colour = () => colours[random.below(colours.length)]!;
  const titles = picked.map((thing) => `${colour()} ${thing}`);
  const instruction = `Find me a ${titles[0]!}, and price lower than 50.00 dollars`;
  const order = shuffled([0, 1, 2, 3], random);
  const page = [
    `Instruction: [SEP] ${instruction} [SEP] Next >`,
    ...order.map((at) => `B00000000${at} [SEP] ${titles[at]!} [SEP] $10.0`),
  ].join(' [SEP] ');
  return {
    id: String(seed),
    taskId: `task-${seed}`,
    split: 'train',
    depth: 1,
    parentNode: 1,
    chosenNode: 2,
    rejectedNode: 3,
    instruction,
    initialObservation: `Instruction: [SEP] ${instruction} [SEP] Search`,
    history: [{ action: act('search', 'everything'), observation: page }],
    chosen: act('click', 'B000000000'),
    rejected: act('click', `B00000000${1 + random.below(3)}`),
    chosenValue: 1,
    rejectedValue: 0,
    chosenVisits: 1,
    rejectedVisits: 1,
  };
}

const pairs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => pagePair(from + index));

async function accuracy(ranker: unknown, test: readonly PreferencePair[]): Promise<number> {
  const score = rankerScorer(ranker);
  let right = 0;
  for (const pair of test) {
    const [chosen, rejected] = await score(pair, [pair.chosen, pair.rejected]);
    if (chosen! > rejected!) right += 1;
  }
  return right / test.length;
}

describe('the linear ranker', () => {
  it('learns to open what the instruction names, on pages it has not seen', async () => {
    const ranker = await trainRanker(pairs(0, 60));
    expect(await accuracy(ranker, pairs(60, 120))).toBe(1);
    expect(ranker.trained).toEqual({ pairs: 60, accuracy: 1 });
  });

  it('says no more than there is to learn when the preferences are turned at random', async () => {
    const turned = pairs(0, 200).map((pair, index) =>
      keyedRandom('turn', index).next() < 0.5
        ? { ...pair, chosen: pair.rejected, rejected: pair.chosen }
        : pair,
    );
    const ranker = await trainRanker(turned);
    expect(Math.abs((await accuracy(ranker, turned)) - 0.5)).toBeLessThan(0.15);
  });

  it('is the same after it was stored, and for the same pairs', async () => {
    const ranker = await trainRanker(pairs(0, 30));
    expect(await trainRanker(pairs(0, 30))).toEqual(ranker);
    const [pair] = pairs(90, 91);
    const stored: unknown = JSON.parse(JSON.stringify(ranker));
    const candidates = [pair!.chosen, pair!.rejected];
    expect(await rankerScorer(stored)(pair!, candidates)).toEqual(
      await rankerScorer(ranker)(pair!, candidates),
    );
  });

  it('finds all candidates equal when it was trained on nothing', async () => {
    const ranker = await trainRanker([]);
    const [pair] = pairs(0, 1);
    expect(await rankerScorer(ranker)(pair!, [pair!.chosen, pair!.rejected])).toEqual([0, 0]);
  });

  it('counts a decision once, however many pairs it gave', async () => {
    const [first, second] = pairs(0, 2);
    const thrice = [1, 2, 3].map((copy) => ({ ...first!, id: `copy-${copy}` }));
    const even = await trainRanker([first!, second!]);
    const uneven = await trainRanker([...thrice, second!]);
    // The scales follow the pairs, the preference between the two decisions does not.
    for (const ranker of [even, uneven]) expect(await accuracy(ranker, [first!, second!])).toBe(1);
  });

  it('refuses what is not a stored ranker', () => {
    expect(() => rankerScorer({ weights: [1, 2] })).toThrow();
  });

  it('gives up when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('Enough.'));
    await expect(trainRanker(pairs(0, 3), signal)).rejects.toThrow('Enough.');
  });
});
