import { describe, expect, it } from 'vitest';
import {
  createTitleIndex,
  foldName,
  type TitleMatch,
} from '@main/environments/hotpotqa/search/title-index';

const find = createTitleIndex(
  (
    [
      ['Alû', 'Alû is a spirit.'],
      ['Diamond cut', 'A diamond cut is a style.'],
      ['Diamond Cut', 'Diamond Cut is an album.'],
      ['Belle & Sebastian', 'Belle and Sebastian are a band.'],
      ['The Sum', 'The Sum is a film.'],
      ['Lilu (mythology)', 'A lilu is a demon.'],
      ['Lilu (ancient China)', 'Lilu was a tribe.'],
      ['Sinister (film)', 'Sinister is a film.'],
      ['Ron Teachworth', 'Ronald S. Teachworth is an artist.'],
      ['List of tallest buildings in Oslo', 'Greater Oslo, a region of Norway, has 12 towers.'],
      ['???', 'It is a song.'],
    ] as const
  ).map(([title, sentence]) => ({ title, sentences: [sentence] })),
);
const one = (title: string): TitleMatch => ({ kind: 'one', title });

describe('a name leads to', () => {
  it.each([
    ['the very title, even where another differs by case only', 'Diamond cut', 'Diamond cut'],
    ['the title in other case', 'the sum', 'The Sum'],
    ['the title without accents', 'Alu', 'Alû'],
    ['the title in other signs', 'belle and sebastian', 'Belle & Sebastian'],
    ['the title without its article', 'Sum', 'The Sum'],
    ['the title in quotation marks', '"The Sum"', 'The Sum'],
    ['the title without its parenthetical', 'Sinister', 'Sinister (film)'],
    ['the title with another parenthetical', 'Sinister (movie)', 'Sinister (film)'],
    ['the article that begins with the full name', 'Ronald S. Teachworth', 'Ron Teachworth'],
    ['a title without letters', '???', '???'],
  ])('%s', (_, name, title) => {
    expect(find(name)).toEqual(one(title));
  });

  it('several titles where it could mean each of them', () => {
    expect(find('Lilu')).toEqual({
      kind: 'several',
      titles: ['Lilu (mythology)', 'Lilu (ancient China)'],
    });
    expect(find('DIAMOND CUT')).toEqual({
      kind: 'several',
      titles: ['Diamond cut', 'Diamond Cut'],
    });
  });

  it.each(['', '!!!', 'Nobody', 'Greater Oslo', 'It'])('nothing: %j', (name) => {
    expect(find(name)).toEqual({ kind: 'none' });
  });
});

describe('folding a name', () => {
  it('keeps letters of every script', () => {
    expect(foldName('Пушкаш, Екатерина')).toBe('пушкаш екатерина');
    expect(foldName('The')).toBe('the');
  });
});
