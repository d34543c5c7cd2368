import { expect, it } from 'vitest';
import { overlapSentence } from '@shared/experiment/split-overlap';

const overlap = { testTasks: 500, sharing: 21, trainTasks: 10_587, leftOut: 30 };

it('tells how many test tasks share a product, and what was left out for it', () => {
  expect(overlapSentence(overlap)).toBe(
    '21 of the split’s 500 test tasks share a product with a training task: 30 of its 10,587 training tasks are left out for that.',
  );
  expect(overlapSentence({ ...overlap, sharing: 1, leftOut: 1 })).toBe(
    '1 of the split’s 500 test tasks shares a product with a training task: 1 of its 10,587 training tasks is left out for that.',
  );
  expect(overlapSentence({ ...overlap, sharing: 0, leftOut: 0 })).toBe(
    'None of the split’s 500 test tasks shares a product with its 10,587 training tasks.',
  );
});
