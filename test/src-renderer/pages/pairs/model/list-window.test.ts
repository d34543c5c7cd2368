import { describe, expect, it } from 'vitest';
import { pagesFor, storeOffset } from '@renderer/pages/pairs/model/list-window';

describe('window of the list', () => {
  it('names the pages that the rows in view lie on', () => {
    expect(pagesFor(0, 12, 250)).toEqual([0]);
    expect(pagesFor(95, 104, 250)).toEqual([0, 1]);
    expect(pagesFor(240, 400, 250)).toEqual([2]);
    expect(pagesFor(0, 10, 0)).toEqual([]);
  });

  it('asks further up for what follows pairs that left the filter', () => {
    expect(storeOffset(1, new Set())).toBe(100);
    expect(storeOffset(1, new Set([3, 7, 150]))).toBe(98);
  });
});
