import { describe, expect, it } from 'vitest';
import type { ExperimentConfigInput } from '@shared/experiment/config';
import type { Trial, TrialStage, TrialTraining } from '@shared/experiment/trial';
import { trialEstimateOf } from '@shared/experiment/trial-estimate';
import { sampleConfig } from '../../support/samples';

const noReplies = { calls: 0, seconds: 0, keptSeconds: 0, promptTokens: 0, completionTokens: 0 };

function stage(changes: Partial<TrialStage> = {}): TrialStage {
  return {
    warmupSeconds: 0,
    elapsedSeconds: 3,
    computedSeconds: 3,
    scoringSeconds: 0,
    replies: noReplies,
    ...changes,
  };
}

const training: TrialTraining = {
  setupSeconds: 5,
  rankerSecondsPerPair: 0.01,
  referenceSecondsPerPair: 0.02,
  contrastUpdateSeconds: 2,
  updateSeconds: 1,
  checkpointSeconds: 4,
  heldoutSecondsPerPair: 0.1,
  bytes: 1_000_000,
  checkpointBytes: 100_000,
};

const task = (taskId: string, samples: number) => ({
  taskId,
  samples,
  environmentSteps: 2 * samples,
  seconds: samples / 10,
});

/** Searches of 10, 20 and 30 samples and as many pairs; two agents that play each task alike. */
function trial(changes: Partial<Trial> = {}): Trial {
  const played = [task('x', 1), task('y', 2), task('z', 3)];
  return {
    config: sampleConfig(),
    beside: false,
    setupSeconds: 0,
    search: stage(),
    searches: [task('a', 10), task('b', 20), task('c', 30)].map((one) => ({
      ...one,
      pairs: one.samples,
    })),
    pairingSeconds: 0,
    training,
    playing: stage({ elapsedSeconds: 6 }),
    episodes: (['sample', 'greedy'] as const).flatMap((agent) =>
      played.map((one) => ({ ...one, agent })),
    ),
    comparingSeconds: 0,
    bytes: { trees: 6000, pairs: 600, episodes: 1200 },
    ...changes,
  };
}

const config = (changes: ExperimentConfigInput = {}) =>
  sampleConfig({
    task: { trainTasks: 100, testTasks: 50 },
    pairs: { heldoutShare: 0 },
    model: { batch: 10, epochs: 1, checkpointEvery: 50 },
    ...changes,
  });

describe('what a trial says of an experiment', () => {
  it('is as if all tasks were as the mean, the least and the most of its own', () => {
    const { samples, environmentSteps, pairs, updates } = trialEstimateOf(config(), trial());
    expect(samples).toEqual({
      likely: 100 * 20 + 50 * 4,
      low: 100 * 10 + 50 * 2,
      high: 100 * 30 + 50 * 6,
    });
    expect(environmentSteps.likely).toBe(2 * samples.likely);
    expect(pairs).toEqual({ likely: 2000, low: 1000, high: 3000 });
    expect(updates).toEqual({ likely: 200, low: 100, high: 300 });
  });

  it('takes times in proportion to the samples, with what is taken only once', () => {
    const { seconds } = trialEstimateOf(
      config(),
      trial({
        setupSeconds: 7,
        pairingSeconds: 3,
        comparingSeconds: 6,
        playing: stage({ elapsedSeconds: 6, warmupSeconds: 11 }),
      }),
    );
    expect(seconds.collect.likely).toBeCloseTo(100 * 1 + 7 + 100 * 1);
    expect(seconds.collect.high).toBeCloseTo(100 * 1.5 + 7 + 100 * 1);
    expect(seconds.evaluate?.likely).toBeCloseTo(50 * 2 + 11 + 50 * 2);
    const whole = seconds.collect.low + seconds.train!.low + seconds.evaluate!.low;
    expect(seconds.total?.low).toBeCloseTo(whole);
  });

  it('counts every part of a training', () => {
    const plain = trialEstimateOf(config(), trial());
    // 2,000 pairs, 200 updates, 4 checkpoints.
    expect(plain.seconds.train?.likely).toBeCloseTo(5 + 20 + 40 + 200 + 16);
    const held = config({
      pairs: { heldoutShare: 0.5 },
      model: { ...config().model, contrastSteps: 30 },
    });
    const updates = 30 + 100;
    expect(trialEstimateOf(held, trial()).seconds.train?.likely).toBeCloseTo(
      5 + 10 + 40 + 30 * 2 + 100 + Math.ceil(updates / 50) * (4 + 256 * 0.02) + 1000 * 0.12,
    );
  });

  it('lets the disk grow with samples and pairs, and the model stay', () => {
    const { bytes } = trialEstimateOf(config(), trial());
    // 4 checkpoints of 200 updates, all kept.
    const stored = 100 * 2000 + 2000 * 10 + 50 * 4 * 100;
    expect(bytes?.likely).toBeCloseTo(1_400_000 + stored);
    const keeping = (keepCheckpoints: number) =>
      trialEstimateOf(config({ model: { ...config().model, keepCheckpoints } }), trial()).bytes;
    expect(keeping(2)?.likely).toBeCloseTo(1_300_000 + stored);
    expect(keeping(0)?.likely).toBeCloseTo(1_000_000 + stored);
  });

  it('does not know what comes after a search that gave no pair', () => {
    const searches = trial().searches.map((one) => ({ ...one, pairs: 0 }));
    const estimate = trialEstimateOf(config(), trial({ searches, training: null }));
    expect(estimate).toMatchObject({
      pairs: { likely: 0 },
      updates: null,
      seconds: { train: null, evaluate: null, total: null },
      bytes: null,
    });
    expect(estimate.seconds.collect.likely).toBeGreaterThan(0);
  });
});

describe('an experiment that waits for a language model', () => {
  const asking = (endpoint: object = {}, concurrency = 4) =>
    config({
      policy: {
        kind: 'endpoint',
        endpoints: [{ model: 'small', concurrency: 1000, ...endpoint }],
        prices: [{ model: 'small', prompt: 2, completion: 10 }],
      },
      search: { concurrency },
    });
  const waited = trial({
    search: stage({
      elapsedSeconds: 3,
      computedSeconds: 0.3,
      replies: { calls: 12, seconds: 6, keptSeconds: 0, promptTokens: 6000, completionTokens: 600 },
    }),
    playing: stage({ elapsedSeconds: 0, computedSeconds: 0, replies: noReplies }),
    episodes: [],
  });
  const searching = (given: Trial, ...args: Parameters<typeof asking>) =>
    trialEstimateOf(asking(...args), given).seconds.collect.likely;

  it('takes as long as its tasks, as many at once as the config says', () => {
    // 1 + 2 + 3 seconds under way, for three tasks.
    expect(searching(waited, {}, 4)).toBeCloseTo((100 * 2) / 4);
    expect(searching(waited, {}, 1)).toBeCloseTo(100 * 2);
  });

  it('takes no less than one process computes', () => {
    expect(searching(waited, {}, 100)).toBeCloseTo(100 * 0.1);
  });

  it('takes no less than the limits of the endpoints let', () => {
    expect(searching(waited, { concurrency: 1 })).toBeCloseTo(100 * 2);
    expect(searching(waited, { requestsPerMinute: 60 })).toBeCloseTo(100 * 4);
    expect(searching(waited, { tokensPerMinute: 6600 })).toBeCloseTo(100 * 20);
  });

  it('waits also for replies that the trial found in the ledger', () => {
    const { search } = waited;
    const replies = { ...search.replies, keptSeconds: 6 };
    const kept = { ...waited, search: { ...search, replies } };
    expect(searching(kept, {}, 4)).toBeCloseTo((100 * 4) / 4);
  });

  it('costs what the tokens of all samples cost', () => {
    const { replies } = trialEstimateOf(asking(), waited);
    expect(replies?.calls.likely).toBeCloseTo(400);
    expect(replies?.tokens.likely).toBeCloseTo(220_000);
    expect(replies?.cost?.likely).toBeCloseTo((200_000 * 2 + 20_000 * 10) / 1e6);
    const unpriced = { ...asking(), policy: { ...asking().policy, prices: [] } };
    expect(trialEstimateOf(unpriced as typeof waited.config, waited).replies?.cost).toBeNull();
    expect(trialEstimateOf(config(), trial()).replies).toBeNull();
  });
});
