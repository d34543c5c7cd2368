import { describe, expect, it } from 'vitest';
import { findAlarms } from '@renderer/pages/models/model/alarms';
import { trainingMetric } from '../fixtures';

const run = (change: (step: number) => Parameters<typeof trainingMetric>[1]) =>
  Array.from({ length: 20 }, (_, i) => trainingMetric(i + 1, change(i + 1)));

describe('alarms', () => {
  it('are silent over a healthy run', () => {
    expect(findAlarms(run(() => ({})))).toEqual([]);
    expect(findAlarms([])).toEqual([]);
  });

  it('tell when a number is none, and since when', () => {
    const alarms = findAlarms(run((step) => (step >= 12 ? { loss: NaN } : {})));
    expect(alarms).toMatchObject([{ kind: 'not-a-number', step: 12 }]);
    expect(alarms[0]!.message).toContain('The loss is not a number since step 12');
  });

  it('tell when the margin explodes', () => {
    const alarms = findAlarms(run((step) => ({ chosenReward: step, rejectedReward: 0 })));
    expect(alarms).toMatchObject([{ kind: 'margin', step: 11 }]);
  });

  it('tell when every pair is right too early, but not later', () => {
    expect(findAlarms(run((step) => ({ accuracy: step > 2 ? 1 : 0.6 })))).toMatchObject([
      { kind: 'too-easy', step: 3 },
    ]);
    expect(findAlarms(run((step) => ({ accuracy: step > 8 ? 1 : 0.6 })))).toEqual([]);
  });
});
