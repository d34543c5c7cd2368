import { describe, expect, it } from 'vitest';
import { matchGoal, readGoal, wantedLabels } from '@main/search/ranker/goal';
import { readPage } from '@main/search/ranker/page';
import { idf, measureRarity } from '@main/search/ranker/rarity';
import { phraseText, stemsOf } from '@main/search/ranker/words';

const even = { documents: 0, frequency: new Map<string, number>() };

describe('words', () => {
  it('are stems without words that say nothing, possessives without their ending', () => {
    expect(stemsOf('Find me women’s running shoes, price lower than 50 dollars')).toEqual([
      'women',
      'run',
      'shoe',
      '50',
    ]);
  });

  it('stand between single spaces to look for phrases in', () => {
    expect(phraseText('X-Small,  Navy')).toBe(' x small navy ');
  });
});

describe('rarity', () => {
  it('is the logarithm of documents over those with the stem', () => {
    const rarity = measureRarity(['red shoes', 'blue shoes', 'blue shoes', 'green hat']);
    expect(rarity.documents).toBe(3);
    expect(idf(rarity, 'shoe')).toBeCloseTo(Math.log(4 / 3), 12);
    expect(idf(rarity, 'hat')).toBeCloseTo(Math.log(4 / 2), 12);
    expect(idf(rarity, 'unheard')).toBeCloseTo(Math.log(4 / 2), 12);
  });
});

describe('a goal', () => {
  const goal = readGoal(
    'Find me slim fit women’s dress shirts with long sleeve with color: d1-blue, and fit type: x-small, and price lower than 1,040.00 dollars',
    even,
  );

  it('is read into what is wanted, named values and the price limit', () => {
    expect([...goal.weights.keys()]).toEqual([
      'slim',
      'fit',
      'women',
      'dress',
      'shirt',
      'long',
      'sleev',
    ]);
    expect([...goal.core]).toEqual(['dress', 'shirt']);
    expect([...goal.values]).toEqual(['d1', 'blue', 'x', 'small']);
    expect([...goal.names]).toEqual([' color ', ' fit type ']);
    expect(goal.cap).toBe(1040);
  });

  it('is read as well where nothing is named and no price given', () => {
    const plain = readGoal('i am looking for blue toothbrushes that help oral hygiene', even);
    expect([...plain.core]).toEqual(['blue', 'toothbrush']);
    expect(plain).toMatchObject({ cap: null, values: new Set(), names: new Set() });
  });

  it('weighs what a text has of it by how rare it is', () => {
    const rarity = { documents: 99, frequency: new Map([['shirt', 49]]) };
    const { recall } = matchGoal(readGoal('linen shirts', rarity), 'A shirt');
    expect(recall).toBeCloseTo(Math.log(2) / (Math.log(2) + Math.log(50)), 12);
  });

  it('finds all of itself in itself and nothing in something else', () => {
    const itself = { recall: 1, precision: 1, core: 1, phrases: 1 };
    const weighed = readGoal('Find me slim dress shirts', { documents: 9, frequency: new Map() });
    expect(matchGoal(weighed, 'slim dress shirts')).toEqual(itself);
    expect(matchGoal(weighed, 'a green hat')).toEqual({
      recall: 0,
      precision: 0,
      core: 0,
      phrases: 0,
    });
    expect(matchGoal(weighed, '')).toEqual({ recall: 0, precision: 0, core: 0, phrases: 0 });
  });

  it('asks for the longest label only, and never for the name of a value', () => {
    expect(wantedLabels(goal, ['color', 'blue', 'd1-blue', 'small', 'x-small', 'red'])).toEqual([
      'd1-blue',
      'x-small',
    ]);
  });
});

describe('a page', () => {
  it('of results offers things with title and price', () => {
    const page = readPage(
      'Instruction: [SEP] a hat [SEP] Back to Search [SEP] Next > [SEP] B09ABC1234 [SEP] Straw Hat [SEP] $1,299.50 [SEP] B08XYZ9876 [SEP] Felt Hat [SEP] $5.00 to $9.00',
    );
    expect(page.items).toEqual([
      { label: 'B09ABC1234', title: 'Straw Hat', price: 1299.5 },
      { label: 'B08XYZ9876', title: 'Felt Hat', price: 5 },
    ]);
    expect(page.subject).toBeNull();
  });

  it('of one thing is about its title and tells what was chosen', () => {
    const page = readPage(
      'You have clicked navy. [SEP] < Prev [SEP] color [SEP] navy [SEP] Straw Hat [SEP] Price: $12.0 [SEP] Buy Now',
    );
    expect(page).toMatchObject({
      items: [],
      subject: { title: 'Straw Hat', price: 12 },
      chosen: ['navy'],
    });
  });

  it('may be written in lines', () => {
    expect(readPage('Back\n\nNext\n').segments).toEqual(['Back', 'Next']);
  });
});
