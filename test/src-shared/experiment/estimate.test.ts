import { describe, expect, it } from 'vitest';
import { experimentConfigSchema, type ExperimentConfigInput } from '@shared/experiment/config';
import {
  estimateOf,
  mostAgentSamples,
  mostSearchSamples,
  updatesOf,
  type MeasuredRun,
} from '@shared/experiment/estimate';

const config = (input: ExperimentConfigInput = {}) => experimentConfigSchema.parse(input);

describe('the most that an experiment can take', () => {
  it('counts n samples and a rollout to the depth limit for each iteration', () => {
    const { search } = config({ search: { iterations: 30, candidates: 5, maxDepth: 10 } });
    expect(mostSearchSamples({ search })).toBe(30 * (5 + 9));
    expect(mostSearchSamples({ search: { ...search, iterations: 1, maxDepth: 1 } })).toBe(5);
  });

  it('counts one sample a step for agents that do not choose', () => {
    expect(mostAgentSamples('sample', 10, 5)).toBe(10);
    expect(mostAgentSamples('beam', 10, 5)).toBe(50);
    expect(mostAgentSamples('best-of-n', 10, 5)).toBe(50);
  });

  it('plays out every sample only for best-of-n', () => {
    const one = config({
      task: { testTasks: 10 },
      evaluation: { agents: ['sample'], candidates: 5 },
    });
    const best = config({
      task: { testTasks: 10 },
      evaluation: { agents: ['sample', 'best-of-n'], candidates: 5 },
    });
    expect(estimateOf(one, null).most.evaluation.environmentSteps).toBe(10 * 10);
    expect(estimateOf(best, null).most.evaluation.environmentSteps).toBe(10 * 10 * 6);
  });

  it('promises nothing without a measurement', () => {
    expect(estimateOf(config(), null).likely).toBeNull();
  });
});

describe('what is likely by the measure of an earlier experiment', () => {
  const measured: MeasuredRun = {
    name: 'Before',
    config: config({
      task: { trainTasks: 100, testTasks: 50 },
      pairs: { heldoutShare: 0.1 },
      model: { contrastSteps: 400, epochs: 2, batch: 16 },
    }),
    pairs: 400,
    stages: [
      { stage: 'collect', seconds: 60, done: 100, policyCalls: 12_000 },
      { stage: 'pairs', seconds: 1, done: 100, policyCalls: 0 },
      { stage: 'train', seconds: 100, done: 445, policyCalls: 0 },
      { stage: 'evaluate', seconds: 40, done: 250, policyCalls: 4000 },
    ],
  };

  it('is the same for the same experiment', () => {
    const { likely } = estimateOf(measured.config, measured);
    expect(likely).toMatchObject({ from: 'Before', samples: 16_000, pairs: 400, updates: 445 });
    expect(likely?.totalSeconds).toBeCloseTo(200);
  });

  it('grows with the number of tasks', () => {
    const twice = config({ task: { trainTasks: 200, testTasks: 100 } });
    const { likely } = estimateOf(twice, measured);
    expect(likely).toMatchObject({ samples: 32_000, pairs: 800 });
    expect(likely?.seconds.collect).toBeCloseTo(120);
  });

  it('is unknown where the earlier one tells nothing', () => {
    const otherModel = config({ ...measured.config, model: { preset: 'small' } });
    expect(estimateOf(otherModel, measured).likely).toMatchObject({
      seconds: { train: null },
      totalSeconds: null,
    });
    const otherPairs = config({ ...measured.config, pairs: { selection: 'all-siblings' } });
    expect(estimateOf(otherPairs, measured).likely).toMatchObject({ pairs: null, updates: null });
    const unmeasured = { ...measured, stages: [] };
    expect(estimateOf(measured.config, unmeasured).likely).toMatchObject({
      samples: null,
      totalSeconds: null,
    });
  });
});

it('updates are those of contrast and one for each batch of training pairs', () => {
  const { model, pairs } = config({
    model: { contrastSteps: 100, epochs: 2, batch: 16 },
    pairs: { heldoutShare: 0.1 },
  });
  expect(updatesOf({ model, pairs }, 1000)).toBe(100 + Math.ceil(1800 / 16));
});
