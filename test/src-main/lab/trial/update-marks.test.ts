import { describe, expect, it } from 'vitest';
import type { TrainingMetric } from '@shared/experiment/progress';
import { createUpdateMarks } from '@main/lab/trial/update-marks';

type Phase = TrainingMetric['phase'];

/** Marks on a clock that is set by hand. */
function marked() {
  let now = 100;
  const marks = createUpdateMarks(() => now);
  return {
    pairs: (at: number, done: number) => {
      now = 100 + at;
      marks.note({ unit: 'reference pairs', done, total: 128, metrics: [] });
    },
    update: (at: number, done: number, phase: Phase = 'dpo') => {
      now = 100 + at;
      const metrics = [{ phase } as TrainingMetric];
      marks.note({ unit: 'updates', done, total: 9, metrics });
    },
    notice: () => {
      marks.note({ unit: 'updates', done: 0, total: 0, metrics: [], notice: 'on the CPU' });
    },
    endAt: (at: number) => {
      now = 100 + at;
      return marks.parts();
    },
  };
}

describe('what the reports of a training say', () => {
  it('is what its parts took', () => {
    const training = marked();
    training.notice();
    training.pairs(8, 64);
    training.pairs(14.4, 128);
    training.update(20, 1, 'contrast');
    training.update(23, 2, 'contrast');
    training.update(30, 3);
    training.update(31, 4);
    training.update(32, 5);
    training.update(39, 6);
    const parts = training.endAt(40);
    expect(parts.referencePerPair).toBeCloseTo(0.1);
    expect(parts.setup).toBeCloseTo(8 - 6.4);
    expect(parts.contrastUpdate).toBeCloseTo(3);
    expect(parts.update).toBeCloseTo(1);
    expect(parts.finish).toBeCloseTo(7);
  });

  it('is the middle of the updates, also where several come in one report', () => {
    const training = marked();
    training.pairs(1, 64);
    training.update(10, 1);
    training.update(14, 3);
    training.update(24, 4);
    training.update(25, 5);
    training.update(40, 6);
    expect(training.endAt(41).update).toBeCloseTo(2);
  });

  it('knows of a single report of pairs only their share of the time', () => {
    const training = marked();
    training.pairs(6.4, 64);
    training.update(7, 1);
    const parts = training.endAt(8);
    expect(parts).toMatchObject({ setup: 0, update: 0, finish: 0, contrastUpdate: 0 });
    expect(parts.referencePerPair).toBeCloseTo(0.1);
  });
});
