import { describe, expect, it } from 'vitest';
import { readObservation } from '@renderer/pages/trees/model/observation';

const item =
  'Instruction: [SEP] a desk chair below 210 dollars [SEP] Back to Search [SEP] < Prev [SEP] color [SEP] classic grey [SEP] elegant blue [SEP] size [SEP] small [SEP] Velvet Desk Chair [SEP] Price: $170.99 [SEP] Rating: N.A. [SEP] Description [SEP] Features [SEP] Reviews [SEP] Buy Now';

const words = (line: ReturnType<typeof readObservation>[number]) => [
  line.name,
  ...line.pieces.map(({ text, clickable }) => (clickable ? `[${text}]` : text)),
];

describe('a product’s page', () => {
  it('shows options as values behind their names, and the rest line by line', () => {
    expect(readObservation(item).map(words)).toEqual([
      [null, 'a desk chair below 210 dollars'],
      [null, '[Back to Search]', '[< Prev]'],
      ['color', '[classic grey]', '[elegant blue]'],
      ['size', '[small]'],
      [null, 'Velvet Desk Chair'],
      [null, 'Price: $170.99'],
      [null, 'Rating: N.A.'],
      [null, '[Description]', '[Features]', '[Reviews]', '[Buy Now]'],
    ]);
  });

  it('keeps the repeated instruction quiet', () => {
    expect(readObservation(item).filter(({ quiet }) => quiet)).toHaveLength(1);
  });
});

describe('a page of results', () => {
  it('tells product ids and buttons apart from titles and prices', () => {
    const results =
      'Back to Search [SEP] Page 1 (Total results: 39) [SEP] Next > [SEP] B09L44298X [SEP] Velvet Desk Chair [SEP] $170.99 [SEP] B01N4QB5WP [SEP] Home Office Chair [SEP] $249.00';
    expect(readObservation(results).map(words)).toEqual([
      [null, '[Back to Search]'],
      [null, 'Page 1 (Total results: 39)'],
      [null, '[Next >]'],
      [null, '[B09L44298X]', 'Velvet Desk Chair', '$170.99'],
      [null, '[B01N4QB5WP]', 'Home Office Chair', '$249.00'],
    ]);
  });

  it('takes for clickable what was clicked from here', () => {
    const lines = readObservation('Welcome [SEP] Some Corner', new Set(['some corner']));
    expect(lines.map(words)).toEqual([
      [null, 'Welcome'],
      [null, '[Some Corner]'],
    ]);
  });
});

describe('other formats', () => {
  it('reads brackets as buttons, also chosen ones', () => {
    expect(
      readObservation('\n[Back to Search] \ncolor [grey][[blue]]\nPrice: $10').map(words),
    ).toEqual([
      [null, '[Back to Search]'],
      ['color', '[grey]', '[blue]'],
      [null, 'Price: $10'],
    ]);
    expect(readObservation('[button] Buy Now [button_]').map(words)).toEqual([[null, '[Buy Now]']]);
    expect(readObservation('  [clicked button] large [clicked button_]').map(words)).toEqual([
      [null, '[large]'],
    ]);
  });

  it('leaves plain text as it is', () => {
    expect(readObservation('Invalid action!').map(words)).toEqual([[null, 'Invalid action!']]);
    expect(readObservation('')).toEqual([]);
  });
});
