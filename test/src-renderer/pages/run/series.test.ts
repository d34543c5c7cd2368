import { describe, expect, it } from 'vitest';
import { dpoStart, rateSeries, solvedSeries, trainingSeries } from '@renderer/pages/run/series';
import type { TrainingMetric } from '@shared/experiment/progress';
import type { TreeRow } from '@shared/ipc/rows';

const row = (treeId: number | null, over: Partial<TreeRow> = {}): TreeRow => ({
  taskId: `t${treeId}`,
  instruction: '',
  state: treeId === null ? 'waiting' : 'done',
  treeId,
  nodes: 10,
  iterations: 5,
  bestReward: 0.5,
  stopReason: 'iterations',
  policyCalls: 100,
  milliseconds: 1000,
  committedAt: treeId === null ? null : 10_000 * treeId,
  ...over,
});

describe('the share of full rewards', () => {
  it('grows in the order in which trees were committed, not in the order of tasks', () => {
    const rows = [row(2, { bestReward: 1 }), row(null), row(1), row(3, { bestReward: 1 })];
    expect(solvedSeries(rows, 1).map(({ n, share }) => [n, share])).toEqual([
      [1, 0],
      [2, 1 / 2],
      [3, 2 / 3],
    ]);
  });

  it('lies inside its interval, which narrows', () => {
    const rows = Array.from({ length: 50 }, (_, at) => row(at + 1, { bestReward: at % 2 }));
    const series = solvedSeries(rows);
    for (const { share, band } of series) {
      expect(share).toBeGreaterThanOrEqual(band[0]);
      expect(share).toBeLessThanOrEqual(band[1]);
    }
    const width = (at: number) => (series.at(at)?.band[1] ?? 0) - (series.at(at)?.band[0] ?? 0);
    expect(width(-1)).toBeLessThan(width(0));
  });
});

describe('samples a minute', () => {
  it('keep the number of samples over any cut into intervals', () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(at + 1));
    const series = rateSeries(rows);
    const minutes = ((series[1]?.at ?? 0) - (series[0]?.at ?? 0)) / 60_000;
    const samples = series.reduce((sum, { perMinute }) => sum + perMinute * minutes, 0);
    expect(samples).toBeCloseTo(6000);
  });

  it('are unknown before the second search has ended', () => {
    expect(rateSeries([row(1)])).toEqual([]);
  });
});

describe('training curves', () => {
  const metric = (
    step: number,
    loss: number,
    phase: TrainingMetric['phase'] = 'dpo',
  ): TrainingMetric => ({
    phase,
    step,
    loss,
    chosenReward: 0,
    rejectedReward: 0,
    accuracy: 0.5,
    gradientNorm: 1,
    learningRate: 1e-3,
    tokensPerSecond: 1,
    heldoutAccuracy: null,
    heldoutLoss: null,
  });

  it('are smoothed within a phase, never across two', () => {
    const metrics = [metric(1, 4, 'contrast'), metric(2, 2, 'contrast'), metric(3, 1)];
    expect(trainingSeries(metrics).map(({ smoothLoss }) => smoothLoss)).toEqual([4, 3, 1]);
    expect(dpoStart(metrics)).toBe(3);
    expect(dpoStart([metric(1, 1)])).toBeNull();
  });
});
