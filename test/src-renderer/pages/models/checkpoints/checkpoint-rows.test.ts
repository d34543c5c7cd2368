import { describe, expect, it } from 'vitest';
import { checkpointRows } from '@renderer/pages/models/checkpoints/checkpoint-rows';
import { trainingMetric } from '../fixtures';

const kept = (step: number, heldoutAccuracy: number | null) => ({
  step,
  heldoutAccuracy,
  heldoutLoss: 0.5,
  pinned: false,
  bytes: 1,
});
const measured = (step: number, heldoutAccuracy: number) =>
  trainingMetric(step, { heldoutAccuracy, heldoutLoss: 0.6 });

describe('the rows of checkpoints', () => {
  it('are the measured steps, newest first, with the weights of those that are kept', () => {
    const rows = checkpointRows(
      [trainingMetric(1), measured(10, 0.6), measured(20, 0.7)],
      [kept(20, 0.7)],
    );
    expect(rows).toEqual([
      { step: 20, loss: 0.6, accuracy: 0.7, kept: kept(20, 0.7), best: true },
      { step: 10, loss: 0.6, accuracy: 0.6, kept: null, best: false },
    ]);
  });

  it('hold kept steps whose measurement was thinned away', () => {
    expect(checkpointRows([], [kept(5, 0.4)])).toMatchObject([{ step: 5, accuracy: 0.4 }]);
  });

  it('call the earliest of equally good ones the best, and none where nothing was measured', () => {
    const rows = checkpointRows([measured(10, 0.7), measured(20, 0.7)], []);
    expect(rows.map(({ best }) => best)).toEqual([false, true]);
    expect(checkpointRows([], [kept(5, null)]).map(({ best }) => best)).toEqual([false]);
  });
});
