import { expect, it } from 'vitest';
import type { Amount, TrialEstimate } from '@shared/experiment/trial-estimate';
import { estimateTable } from '@main/cli/output/estimate-table';

const around = (likely: number): Amount => ({ likely, low: likely / 2, high: likely * 2 });

const estimate: TrialEstimate = {
  samples: around(12_000),
  environmentSteps: around(8000),
  pairs: { likely: 50, low: 50, high: 50 },
  updates: around(100),
  seconds: {
    collect: around(40),
    train: around(60),
    evaluate: around(20),
    total: around(120),
  },
  bytes: around(3_000_000),
  replies: { calls: around(400), tokens: around(90_000), cost: null },
};
const quiet = { beside: false };

it('an estimate is a table of what is likely, each with its range where it has one', () => {
  const text = estimateTable(quiet, estimate);
  expect(text).toMatch(/^ +likely +range\nsamples +12,000 +6,000 to 24,000\n/);
  expect(text).toMatch(/\ncost +unknown\n/);
  expect(text).toMatch(/\npairs +50\n/);
  expect(text).toMatch(/\ntime +2 min 0 s +1 min 0 s to 4 min 0 s\n/);
  expect(text).toMatch(/\ndisk +3\.0 MB +1\.5 MB to 6\.0 MB\n/);
  expect(estimateTable(quiet, { ...estimate, replies: null })).not.toMatch(/tokens|cost/);
});

it('an estimate says what it cannot know, and what made it slow', () => {
  const { seconds } = estimate;
  const unknown = {
    ...estimate,
    updates: null,
    seconds: { ...seconds, train: null, evaluate: null, total: null },
    bytes: null,
  };
  const text = estimateTable({ beside: true }, unknown);
  expect(text).toMatch(/\ntime +unknown\n/);
  expect(text).toContain('gave no pair to train on');
  expect(text).toContain('An experiment ran meanwhile');
});
