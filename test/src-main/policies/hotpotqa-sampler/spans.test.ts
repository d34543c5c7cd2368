import { describe, expect, it } from 'vitest';
import { spansIn } from '@main/policies/hotpotqa-sampler/spans';

const kinds = (sentence: string): Record<string, string> =>
  Object.fromEntries(spansIn(sentence).map(({ text, kind }) => [text, kind]));

describe('what could be an answer in a sentence', () => {
  it('is told by its looks', () => {
    expect(
      kinds(
        'Grace Vale (born 3 May 1950) is an English former actress who wrote "The Barn" for the ' +
          'University of Oslo and moved to Boston, Massachusetts.',
      ),
    ).toEqual({
      'Grace Vale': 'person',
      '3 May 1950': 'date',
      '1950': 'year',
      '3': 'number',
      English: 'adjective',
      'English former actress': 'description',
      actress: 'description',
      'The Barn': 'work',
      Barn: 'name',
      'University of Oslo': 'group',
      Boston: 'place',
      'Boston, Massachusetts': 'place',
      Massachusetts: 'place',
    });
  });

  it('counts things', () => {
    expect(kinds('It has 4,500 seats and 2 million visitors.')).toMatchObject({
      '4,500': 'number',
      '4,500 seats': 'number',
      '2 million visitors': 'number',
    });
  });

  it('knows a person by the word before', () => {
    expect(kinds('It was directed by Zyx Qrst.')).toMatchObject({ 'Zyx Qrst': 'person' });
    expect(kinds('It lies near Zyxton.')).toMatchObject({ Zyxton: 'place' });
  });

  it('comes without repeats, in the order of the text', () => {
    const spans = spansIn('Oslo is Oslo, said "Oslo".');
    expect(spans.map(({ text }) => text)).toEqual(['Oslo']);
  });
});
