import { describe, expect, it } from 'vitest';
import { batchIndices, learningRateAt, trainingPlan } from '@main/qmodel/training/plan';

const rate = (schedule: 'hold' | 'linear' | 'cosine' | 'constant', step: number): number =>
  learningRateAt(step, 300, { learningRate: 1, warmupRatio: 0.1, schedule });

describe('the plan of a training run', () => {
  it('has as many DPO steps as the passes over the pairs need, at least one', () => {
    expect(trainingPlan({ pairs: 100, batch: 16, epochs: 2, contrastSteps: 5 })).toEqual({
      contrastSteps: 5,
      dpoSteps: 13,
      totalSteps: 18,
    });
    expect(trainingPlan({ pairs: 1, batch: 16, epochs: 1, contrastSteps: 0 }).dpoSteps).toBe(1);
  });

  it('gives every pair once in each pass, each pass in another order', () => {
    const drawn = Array.from({ length: 5 }, (_, step) => batchIndices(20, 8, step, 3)).flat();
    const inOrder = Array.from({ length: 20 }, (_, i) => i);
    const [first, second] = [drawn.slice(0, 20), drawn.slice(20, 40)];
    expect([...first].sort((a, b) => a - b)).toEqual(inOrder);
    expect([...second].sort((a, b) => a - b)).toEqual(inOrder);
    expect(second).not.toEqual(first);
  });

  it('gives a step its batch whatever came before it', () => {
    expect(batchIndices(20, 8, 7, 3)).toEqual(batchIndices(20, 8, 7, 3));
    expect(batchIndices(20, 8, 7, 4)).not.toEqual(batchIndices(20, 8, 7, 3));
  });

  it('warms the learning rate up, holds it, and lets it fall to a tenth', () => {
    const at = (step: number): number => rate('hold', step);
    expect(at(15)).toBeCloseTo(0.5, 10);
    expect(at(30)).toBe(1);
    expect(at(200)).toBe(1);
    expect(at(250)).toBeCloseTo(0.55, 10);
    expect(at(300)).toBeCloseTo(0.1, 10);
  });

  it('lets the learning rate fall from the warm-up on, linearly or as a cosine, or not at all', () => {
    for (const schedule of ['linear', 'cosine', 'constant'] as const) {
      expect(rate(schedule, 15)).toBeCloseTo(0.5, 10);
      expect(rate(schedule, 30)).toBe(1);
    }
    expect(rate('linear', 165)).toBeCloseTo(0.55, 10);
    expect(rate('linear', 300)).toBeCloseTo(0.1, 10);
    // A third of the way a cosine has come down by a quarter.
    expect(rate('cosine', 120)).toBeCloseTo(1 - 0.9 / 4, 10);
    expect(rate('cosine', 300)).toBeCloseTo(0.1, 10);
    expect(rate('constant', 300)).toBe(1);
  });
});
