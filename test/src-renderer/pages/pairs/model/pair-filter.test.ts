import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  readPairView,
  stillPasses,
  writePairView,
} from '@renderer/pages/pairs/model/pair-filter';
import { pairRow } from '../fixtures';

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const view = {
      filter: {
        experimentId: 'e1',
        minMargin: 0.25,
        maxMargin: 1.25,
        depth: 2,
        split: 'train',
        actionType: 'click',
        review: 'unreviewed',
        search: 'blue chair',
      },
      order: 'task',
      pair: 'p9',
      task: 't3',
    } as const;
    expect(readPairView('e1', writePairView(view))).toEqual(view);
  });

  it('leaves out what cannot be read', () => {
    const query = new URLSearchParams('min=many&max=7&review=maybe&order=random');
    expect(readPairView('e1', query)).toEqual({
      filter: { experimentId: 'e1' },
      order: 'margin-down',
      pair: null,
      task: null,
    });
  });

  it('counts a margin range as one filter', () => {
    expect(activeFilters({ experimentId: 'e' })).toBe(0);
    expect(activeFilters({ experimentId: 'e', minMargin: 0.1, maxMargin: 1, depth: 0 })).toBe(2);
  });

  it('knows when a review took a pair out of them', () => {
    const filter = { experimentId: 'e', review: 'unreviewed', minMargin: 0.1 } as const;
    expect(stillPasses(pairRow({ review: 'unreviewed', margin: 0.4 }), filter)).toBe(true);
    expect(stillPasses(pairRow({ review: 'accepted', margin: 0.4 }), filter)).toBe(false);
    expect(stillPasses(pairRow({ review: 'unreviewed', margin: -0.4 }), filter)).toBe(false);
  });
});
