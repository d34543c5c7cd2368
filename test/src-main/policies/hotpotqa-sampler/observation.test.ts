import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readObservation, sentencesOf } from '@main/policies/hotpotqa-sampler/observation';
import { similarText } from '@main/environments/hotpotqa/observation';

describe('an observation', () => {
  it('is an article after a search', () => {
    expect(readObservation('search', 'Ada Vale paints. She lives in Oslo.')).toEqual({
      kind: 'article',
      sentences: ['Ada Vale paints.', 'She lives in Oslo.'],
    });
  });

  it('is a sentence that was looked up', () => {
    expect(readObservation('lookup', '(Result 1 / 2) She lives in Oslo.')).toEqual({
      kind: 'looked-up',
      sentence: 'She lives in Oslo.',
    });
  });

  it.each(['No more results.', 'Nice thought.', 'Invalid action: x[y]', ''])(
    'says nothing: %j',
    (text) => {
      expect(readObservation('search', text)).toEqual({ kind: 'nothing' });
    },
  );

  it('offers the titles that the environment wrote, whatever is in them', () => {
    const title = fc.string({ unit: fc.constantFrom('a', "'", '"', ',', ' ', '\\', 'é') });
    fc.assert(
      fc.property(fc.array(title, { maxLength: 5 }), (titles) => {
        expect(readObservation('search', similarText('Ada', titles))).toEqual({
          kind: 'not-found',
          similar: titles,
        });
      }),
    );
  });
});

describe('the sentences of a paragraph', () => {
  it('do not end at initials and short titles', () => {
    expect(sentencesOf('J. K. Vale met Dr. Ek. He was 3.5 m tall. "So." 12 came.')).toEqual([
      'J. K. Vale met Dr. Ek.',
      'He was 3.5 m tall.',
      '"So."',
      '12 came.',
    ]);
  });
});
