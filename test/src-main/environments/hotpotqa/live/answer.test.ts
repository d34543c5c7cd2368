import { describe, expect, it } from 'vitest';
import { foundIn } from '@main/environments/hotpotqa/live/answer';

const page = (text: string, disambiguation = false) => ({
  page: { title: 'Ada Vale', text, disambiguation },
  titles: ['Ada Vale', 'Per Vale'],
});

describe('what a wiki says of a name', () => {
  it('is cut into sentences by lines and full stops, without headings and remains', () => {
    const text =
      'Ada Vale (born 1950) is a painter. She lives in Oslo.\n\n\n== Life ==\nshort line\nShe taught at J. K. Lunds skole.\u00a0She paints.';
    expect(foundIn(page(text))).toEqual({
      kind: 'article',
      article: {
        title: 'Ada Vale',
        sentences: [
          'Ada Vale (born 1950) is a painter.',
          'She lives in Oslo.',
          'She taught at J.',
          'K.',
          'Lunds skole.',
          'She paints.',
        ],
      },
    });
  });

  it('is titles on offer where no article of the name has text, or several are meant', () => {
    const offer = { kind: 'similar', titles: ['Ada Vale', 'Per Vale'] };
    expect(foundIn({ page: null, titles: offer.titles })).toEqual(offer);
    expect(foundIn(page('== See also =='))).toEqual(offer);
    expect(foundIn(page('Ada Vale may refer to: many.', true))).toEqual(offer);
  });
});
