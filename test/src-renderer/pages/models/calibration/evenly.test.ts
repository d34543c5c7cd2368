import { expect, it } from 'vitest';
import { evenly } from '@renderer/pages/models/calibration/evenly';

it('takes all where there are few, and an even share in order where there are many', () => {
  expect(evenly(3, 5)).toEqual([0, 1, 2]);
  expect(evenly(10, 5)).toEqual([0, 2, 4, 6, 8]);
  expect(evenly(7, 3)).toEqual([0, 2, 4]);
  expect(evenly(0, 3)).toEqual([]);
});
