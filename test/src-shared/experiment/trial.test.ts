import { describe, expect, it } from 'vitest';
import type { ExperimentConfig, ExperimentConfigInput } from '@shared/experiment/config';
import { mostSearchSamples } from '@shared/experiment/estimate';
import { mostTrialSamples, trialKey, waitsForOthers } from '@shared/experiment/trial';
import { sampleConfig } from '../../support/samples';

const asked = (policy: object = {}): ExperimentConfig =>
  sampleConfig({ policy: { kind: 'endpoint', ...policy } });

describe('what a trial’s figures depend on', () => {
  it('is not how often something is done, how it is called, or what it costs', () => {
    const key = trialKey(sampleConfig());
    const same: readonly ExperimentConfigInput[] = [
      { name: 'Another' },
      { task: { trainTasks: 7, testTasks: 9 } },
      { pairs: { heldoutShare: 0.3 } },
      { model: { epochs: 9, checkpointEvery: 7, keepCheckpoints: 0, patience: 3 } },
      { task: { hotpotqa: { corpus: 'live' } } },
    ];
    for (const changes of same) expect(trialKey(sampleConfig(changes))).toBe(key);
    expect(trialKey(asked({ budget: { calls: 5 } }))).toBe(trialKey(asked()));
  });

  it('is everything else', () => {
    const key = trialKey(sampleConfig());
    const other: readonly ExperimentConfigInput[] = [
      { seed: 1 },
      { search: { iterations: 31 } },
      { search: { concurrency: 5 } },
      { pairs: { minMargin: 0.2 } },
      { model: { batch: 8 } },
      { evaluation: { candidates: 6 } },
      { task: { webshop: { observation: 'text' } } },
    ];
    for (const changes of other) expect(trialKey(sampleConfig(changes))).not.toBe(key);
    expect(trialKey(asked({ maxTokens: 50 }))).not.toBe(trialKey(asked()));
  });
});

it('a trial draws no more than its tasks can take', () => {
  const config = sampleConfig({
    search: { maxDepth: 10 },
    evaluation: { agents: ['sample', 'beam'], candidates: 5 },
  });
  const most = 3 * mostSearchSamples(config) + 3 * (10 + 50);
  expect(mostTrialSamples(config)).toBe(most);
  const few = sampleConfig({ ...config, task: { trainTasks: 1, testTasks: 2 } });
  expect(mostTrialSamples(few)).toBe(mostSearchSamples(config) + 2 * (10 + 50));
});

it('tasks wait for language models, servers and articles from afar', () => {
  expect(waitsForOthers(sampleConfig())).toBe(false);
  expect(waitsForOthers(asked())).toBe(true);
  const far = sampleConfig({ task: { environment: 'http' }, policy: { kind: 'uniform' } });
  expect(waitsForOthers(far)).toBe(true);
  const live = { task: { environment: 'hotpotqa', hotpotqa: { corpus: 'live' } } } as const;
  expect(waitsForOthers(sampleConfig(live))).toBe(true);
});
