import { describe, expect, it } from 'vitest';
import { concernsOf } from '@renderer/state/invalidation';

describe('a change of an experiment', () => {
  const concerns = concernsOf('experiment.changed', { experimentId: 'a' });

  it('concerns the lists and all that is said of that experiment', () => {
    expect(concerns('experiments.list', undefined)).toBe(true);
    expect(concerns('experiments.get', { experimentId: 'a' })).toBe(true);
    expect(concerns('pairs.page', { filter: { experimentId: 'a' } })).toBe(true);
  });

  it('concerns no other experiment, and nothing that never changes', () => {
    expect(concerns('experiments.get', { experimentId: 'b' })).toBe(false);
    expect(concerns('pairs.page', { filter: { experimentId: 'b' } })).toBe(false);
    expect(concerns('trees.iterations', { treeId: 1 })).toBe(false);
  });
});

it('a committed tree concerns the trees, not the pairs', () => {
  const concerns = concernsOf('tree.committed', { experimentId: 'a', taskId: 't' });
  expect(concerns('trees.list', { experimentId: 'a' })).toBe(true);
  expect(concerns('experiments.list', undefined)).toBe(true);
  expect(concerns('pairs.overview', { experimentId: 'a' })).toBe(false);
});

it('a committed episode concerns the comparison', () => {
  const concerns = concernsOf('episode.committed', {
    experimentId: 'a',
    agent: 'beam',
    taskId: 't',
  });
  expect(concerns('compare.report', { experimentId: 'a' })).toBe(true);
  expect(concerns('compare.report', { experimentId: 'b' })).toBe(false);
  expect(concerns('trees.list', { experimentId: 'a' })).toBe(false);
});
