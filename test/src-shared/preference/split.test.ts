import { describe, expect, it } from 'vitest';
import { splitOf } from '@shared/preference/split';

const groups = Array.from({ length: 2000 }, (_, index) => `product-${index}`);
const heldout = (seed: number, share: number) =>
  groups.filter((group) => splitOf(seed, group, share) === 'heldout');

describe('the split of a group', () => {
  it('holds out about the share asked for', () => {
    expect(heldout(233, 0.1).length / groups.length).toBeCloseTo(0.1, 1);
    expect(heldout(233, 0)).toEqual([]);
    expect(heldout(233, 1)).toEqual(groups);
  });

  it('depends on the seed and the group alone', () => {
    expect(heldout(233, 0.1)).toEqual(heldout(233, 0.1));
    expect(heldout(1, 0.1)).not.toEqual(heldout(2, 0.1));
  });

  it('holds out more groups, not others, when the share grows', () => {
    const more = new Set(heldout(233, 0.2));
    expect(heldout(233, 0.1).every((group) => more.has(group))).toBe(true);
  });
});
