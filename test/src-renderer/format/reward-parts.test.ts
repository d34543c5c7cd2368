import { describe, expect, it } from 'vitest';
import { orderedParts, partName } from '@renderer/format/reward-parts';

describe('parts of a reward', () => {
  it('come as what was reached, then how it was matched, without the weights', () => {
    const parts = { w_price: 0.3, title_score: 0.9, r_price: 1, r_type: 1 };
    expect(orderedParts(parts)).toEqual(['r_type', 'r_price', 'title_score']);
  });

  it('have names, unknown ones their own', () => {
    expect(partName('r_att')).toBe('attributes');
    expect(partName('em')).toBe('exact match');
    expect(partName('query_match')).toBe('query match');
  });
});
