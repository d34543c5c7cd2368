import { expect, it } from 'vitest';
import { requireNumbers, requireSoundStep } from '@main/qmodel/training/soundness';

const weights = (...values: number[]) =>
  new Map([['norm', { shape: [values.length], data: Float32Array.from(values) }]]);

it('weights that are numbers may be stored, others not, and the step is named', () => {
  requireNumbers(weights(0, -3e38, 1), 4);
  for (const odd of [NaN, Infinity, -Infinity]) {
    expect(() => {
      requireNumbers(weights(1, odd), 4);
    }).toThrow(/^The weights were not numbers after step 4\. The last checkpoint is kept\./);
  }
});

it('a step that has run away is a conflict, in a sentence', () => {
  const sound = { loss: 0.6, gradientNorm: 1, chosenReward: 0.1, rejectedReward: 0, step: 7 };
  requireSoundStep(sound);
  expect(() => {
    requireSoundStep({ ...sound, loss: NaN });
  }).toThrow(expect.objectContaining({ code: 'conflict' }));
});
