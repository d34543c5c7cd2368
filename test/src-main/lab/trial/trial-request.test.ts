import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExperimentConfigInput } from '@shared/experiment/config';
import { trialRequest, trialUpdates } from '@main/lab/trial/trial-request';
import { trainRequestSchema } from '@main/qmodel/messages';
import type { TrainRequest } from '@main/qmodel/service';
import { trainingPlan } from '@main/qmodel/training/plan';
import { sampleConfig } from '../../../support/samples';
import { toyPair } from '../../qmodel/samples';

const shipped = join(import.meta.dirname, '../../../../resources/models/base');

function request(
  pairs: number,
  model: ExperimentConfigInput['model'] = {},
  documents = 2,
): TrainRequest {
  const config = sampleConfig({ model });
  return {
    directory: '/nowhere',
    environment: 'webshop',
    seed: 5,
    config: config.model,
    pairs: Array.from({ length: pairs }, (_, index) => toyPair(index, 'train')),
    trajectories: [],
    corpus: Array.from({ length: documents }, () => ({ title: 'shoes', body: 'red' })),
  };
}

/** The updates that a training of a request makes. */
function planOf({ config, pairs }: TrainRequest) {
  const { batch, epochs, contrastSteps } = config;
  const learnt = pairs.filter(({ split }) => split === 'train').length;
  return trainingPlan({ pairs: learnt, batch, epochs, contrastSteps });
}

describe('the training of a trial', () => {
  it.each([
    [1, {}],
    [40, { batch: 512 }],
    [3, { batch: 1 }],
    [1000, { batch: 7 }],
  ])('makes the same few updates of %i pairs with %o', (pairs, model) => {
    const cut = trialRequest(request(pairs, model), []);
    expect(planOf(cut)).toMatchObject({ contrastSteps: 0, dpoSteps: 12 });
    expect(trialUpdates(request(pairs, model))).toBe(12);
    expect(trainRequestSchema.safeParse(cut).success).toBe(true);
    expect(new Set(cut.pairs.map(({ id }) => id)).size).toBe(cut.pairs.length);
    expect(cut.pairs.length).toBeGreaterThanOrEqual(128);
  });

  it('makes updates of the contrast phase where there is one', () => {
    expect(planOf(trialRequest(request(3, { contrastSteps: 400 }), []))).toMatchObject({
      contrastSteps: 12,
      dpoSteps: 12,
    });
    expect(planOf(trialRequest(request(3, { contrastSteps: 2 }), [])).contrastSteps).toBe(2);
    expect(planOf(trialRequest(request(3, { contrastSteps: 400 }, 1), [])).contrastSteps).toBe(0);
  });

  it('makes fewer of a checkpoint, which is far larger', () => {
    expect(trialUpdates(request(3, { base: '/models/large' }))).toBe(5);
    expect(trialUpdates(request(3, { base: shipped }))).toBe(12);
  });

  it('has room for the longest steps, which it does not learn from', () => {
    const longest = [toyPair(7, 'heldout')];
    const cut = trialRequest(request(3), longest);
    expect(cut.pairs.filter(({ split }) => split === 'heldout')).toEqual(longest);
    expect(planOf(cut).dpoSteps).toBe(12);
  });

  it('writes no checkpoint on the way and does not stop early', () => {
    const { config } = trialRequest(request(3, { patience: 2, checkpointEvery: 1 }), []);
    expect(config.patience).toBe(0);
    expect(config.checkpointEvery).toBeGreaterThan(24);
  });
});
