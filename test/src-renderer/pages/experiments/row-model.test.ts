import { describe, expect, it } from 'vitest';
import {
  groupOf,
  newestFirst,
  situation,
  stageShares,
} from '@renderer/pages/experiments/row-model';
import { bestTreeOf } from '@renderer/pages/experiments/useBestTree';
import type { StageProgress } from '@shared/experiment/progress';
import type { ExperimentRow, TreeRow } from '@shared/ipc/rows';

const row = (over: Partial<ExperimentRow> = {}): ExperimentRow => ({
  id: 'a',
  name: 'A',
  environment: 'webshop',
  policy: 'sampler',
  status: 'running',
  reason: '',
  createdAt: 1,
  updatedAt: 1,
  configHash: 'h',
  stage: 'collect',
  trees: 143,
  trainTasks: 250,
  solvedShare: 0.3,
  pairs: 0,
  heldoutAccuracy: null,
  imported: null,
  beam: null,
  ...over,
});
const progress = (over: Partial<StageProgress>): StageProgress => ({
  stage: 'train',
  done: 60,
  total: 240,
  unit: 'steps',
  rate: null,
  etaSeconds: null,
  policyCalls: 0,
  note: '',
  ...over,
});

describe('a row', () => {
  it('says how far it is', () => {
    expect(situation(row(), null)).toBe('Collecting trees, 143 of 250');
    expect(situation(row({ stage: 'train' }), progress({}))).toBe(
      'Training the Q-value model, 60 of 240',
    );
    expect(situation(row({ status: 'queued', stage: null }), null)).toContain('Waits');
  });

  it('says why it has stopped, or at least where', () => {
    expect(situation(row({ status: 'failed', reason: 'The disk is full.' }), null)).toBe(
      'The disk is full.',
    );
    expect(situation(row({ status: 'paused' }), null)).toBe(
      'Paused while collecting trees, 143 of 250',
    );
  });

  it('draws how much of each stage is done', () => {
    expect(stageShares(row(), null)).toEqual([143 / 250, 0, 0, 0]);
    expect(stageShares(row({ stage: 'train' }), progress({}))).toEqual([1, 1, 0.25, 0]);
    expect(stageShares(row({ status: 'done', stage: 'evaluate' }), null)).toEqual([1, 1, 1, 1]);
    expect(stageShares(row({ stage: 'train' }), null)).toEqual([1, 1, 0, 0]);
  });

  it('belongs to those that need someone once it has stopped before its end', () => {
    expect(groupOf(row({ status: 'interrupted' }))).toBe('needs-you');
    expect(groupOf(row({ status: 'queued' }))).toBe('running');
    expect(groupOf(row({ status: 'cancelled' }))).toBe('finished');
  });
});

it('newest rows come first, and the list given is left alone', () => {
  const rows = [row({ id: 'old', createdAt: 1 }), row({ id: 'new', createdAt: 9 })];
  expect(newestFirst(rows).map(({ id }) => id)).toEqual(['new', 'old']);
  expect(rows[0]?.id).toBe('old');
});

it('the tree worth showing has the highest reward, then the most nodes', () => {
  const tree = (treeId: number | null, bestReward: number | null, nodes: number) =>
    ({ treeId, bestReward, nodes }) as TreeRow;
  const rows = [tree(1, 0.5, 900), tree(2, 1, 100), tree(3, 1, 300), tree(null, null, 0)];
  expect(bestTreeOf(rows)?.treeId).toBe(3);
  expect(bestTreeOf([tree(null, null, 0)])).toBeNull();
});
