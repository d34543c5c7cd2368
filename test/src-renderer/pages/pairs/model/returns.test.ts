import { describe, expect, it } from 'vitest';
import { countReturns, returnsThrough } from '@renderer/pages/pairs/model/returns';

describe('evidence for a margin', () => {
  // 0 ── 1 ── 3
  //  └── 2 ── 4
  const parent = Int32Array.from([-1, 0, 0, 1, 2]);
  const backup = (iteration: number, leaf: number, value: number) => ({
    iteration,
    selected: [0],
    expanded: [],
    rollout: [],
    backups: [{ leaf, value }],
  });
  const iterations = [backup(1, 3, 1), backup(2, 4, -0.5), backup(3, 3, 0.5), backup(4, 1, 0.5)];

  it('collects the returns of a node and of everything below it', () => {
    expect(returnsThrough(1, parent, iterations)).toEqual([1, 0.5, 0.5]);
    expect(returnsThrough(2, parent, iterations)).toEqual([-0.5]);
    expect(returnsThrough(0, parent, iterations)).toHaveLength(4);
  });

  it('counts equal returns', () => {
    expect(countReturns([1, 0.5, 0.5])).toEqual([
      { value: 0.5, count: 2 },
      { value: 1, count: 1 },
    ]);
  });
});
