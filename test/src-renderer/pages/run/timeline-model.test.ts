import { expect, it } from 'vitest';
import { timelineOf } from '@renderer/pages/run/timeline-model';
import type { StageProgress } from '@shared/experiment/progress';
import type { ExperimentDetail, StageRow } from '@shared/ipc/rows';

const waiting = (stage: StageRow['stage']): StageRow => ({
  stage,
  status: 'waiting',
  startedAt: null,
  finishedAt: null,
  progress: null,
});
const progress: StageProgress = {
  stage: 'pairs',
  done: 30,
  total: 120,
  unit: 'trees',
  rate: 1,
  etaSeconds: 90,
  policyCalls: 0,
  note: '',
};
const detail = (over: Partial<ExperimentDetail>): ExperimentDetail =>
  ({
    status: 'running',
    stage: 'pairs',
    createdAt: 0,
    updatedAt: 150_000,
    stages: [
      { ...waiting('collect'), status: 'done', startedAt: 0, finishedAt: 100_000 },
      { ...waiting('pairs'), status: 'running', startedAt: 100_000, progress },
      waiting('train'),
      waiting('evaluate'),
    ],
    ...over,
  }) as ExperimentDetail;

it('lays finished, live and coming stages on the clock', () => {
  const model = timelineOf(detail({}), progress, 130_000);
  expect(model?.spans).toEqual([
    { stage: 'collect', from: 0, to: 100_000, kind: 'done', share: null },
    { stage: 'pairs', from: 100_000, to: 130_000, kind: 'live', share: 0.25 },
  ]);
  expect(model?.expected).toBe(220_000);
  expect(model?.ahead).toEqual(['train', 'evaluate']);
  expect(model?.now).toBe(130_000);
});

it('ends where a paused run ended, and expects nothing', () => {
  const model = timelineOf(detail({ status: 'paused' }), progress, 999_000);
  expect(model?.spans.at(-1)).toMatchObject({ to: 150_000, kind: 'stopped' });
  expect([model?.expected, model?.now, model?.to]).toEqual([null, null, 150_000]);
});

it('says nothing before the first stage has begun', () => {
  const stages = (['collect', 'pairs', 'train', 'evaluate'] as const).map(waiting);
  expect(timelineOf(detail({ status: 'queued', stages }), null, 5)).toBeNull();
});
