import { describe, expect, it } from 'vitest';
import { summariseRewards, trainingFault } from '@main/qmodel/training/metrics';

describe('summariseRewards', () => {
  it('gives β times the log-ratios, their accuracy and the DPO loss', () => {
    // Two pairs: log π_θ − log π_ref is 2 and −1, then −3 and 1.
    const summary = summariseRewards(
      Float32Array.of(-8, -6, -13, -4),
      Float32Array.of(-10, -5, -10, -5),
      { objective: 'dpo', beta: 0.5, labelSmoothing: 0 },
    );
    expect(summary.chosenReward).toBeCloseTo((1 - 1.5) / 2, 6);
    expect(summary.rejectedReward).toBeCloseTo((-0.5 + 0.5) / 2, 6);
    expect(summary.accuracy).toBe(0.5);
    // −log σ(1.5) = 0.2014133, −log σ(−2) = 2.1269280
    expect(summary.loss).toBeCloseTo((0.2014133 + 2.126928) / 2, 5);
  });
});

describe('trainingFault', () => {
  const sound = { loss: 0.6, gradientNorm: 1, chosenReward: 0.1, rejectedReward: 0, step: 7 };

  it('has nothing to say about sound numbers', () => {
    expect(trainingFault(sound)).toBeNull();
  });

  it('names the step at which a number was none, and what to do', () => {
    expect(trainingFault({ ...sound, loss: NaN })).toMatch(/step 7.*checkpoint is kept.*Lower/);
    expect(trainingFault({ ...sound, gradientNorm: Infinity })).toMatch(/step 7/);
  });

  it('names the step at which the margin exploded', () => {
    expect(trainingFault({ ...sound, chosenReward: 2000 })).toMatch(/margin exploded at step 7/);
  });
});
