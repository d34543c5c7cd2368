import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAction } from '@shared/agent/action';
import { groupOffers, offerKey, readOffer, readWritten } from '@renderer/pages/tasks/model/offers';

describe('an offered action', () => {
  it('with a name in angle brackets is for text of one’s own', () => {
    expect(readOffer('search[<keywords>]', 0)).toEqual({
      text: 'search[<keywords>]',
      type: 'search',
      argument: '<keywords>',
      blank: 'keywords',
      at: 0,
    });
    expect(readOffer('click[< Prev]', 1).blank).toBeNull();
    expect(readOffer('click[Next >]', 1).blank).toBeNull();
  });

  it('without brackets is a verb alone', () => {
    expect(readOffer('look', 3)).toMatchObject({ type: 'look', argument: '', blank: null });
  });

  it('is read as it was rendered, whatever stands between its brackets', () => {
    const verb = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(verb, fc.string({ unit: 'binary' }), (type, argument) => {
        expect(readOffer(renderAction({ type, argument }), 0)).toMatchObject({ type, argument });
      }),
    );
  });

  it('has a key among the first nine, and its place by verb', () => {
    const offers = ['search[<entity>]', 'click[a]', 'search[b]'].map(readOffer);
    expect(groupOffers(offers).map(({ type, offers: held }) => [type, held.length])).toEqual([
      ['search', 2],
      ['click', 1],
    ]);
    expect([0, 8, 9].map(offerKey)).toEqual(['1', '9', null]);
  });
});

describe('an action that a person writes', () => {
  it('is read as the command line reads it', () => {
    expect(readWritten('click[Buy Now]')).toEqual({ type: 'click', argument: 'Buy Now' });
    expect(readWritten('Thought: yes. Action: click[a[b]c]')).toEqual({
      type: 'invalid',
      argument: '',
    });
    expect(readWritten('Action: Click[a[b]c]')).toEqual({ type: 'click', argument: 'a[b]c' });
    expect(readWritten('buy it')).toEqual({ type: 'invalid', argument: '' });
  });

  it('is always some action', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        const { type, argument } = readWritten(line);
        expect(type).not.toBe('');
        expect(typeof argument).toBe('string');
      }),
    );
  });
});
