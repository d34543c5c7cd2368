// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { recallFolded, rememberFolded } from '@renderer/pages/trees/state/fold-memory';

beforeEach(() => localStorage.clear());

it('keeps the fold state of each tree', () => {
  rememberFolded(1, new Set([4, 7]));
  rememberFolded(2, new Set([9]));
  expect(recallFolded(1)).toEqual(new Set([4, 7]));
  rememberFolded(1, new Set());
  expect(recallFolded(1)).toEqual(new Set());
  expect(recallFolded(2)).toEqual(new Set([9]));
});

it('forgets the oldest of many trees, whatever their numbers', () => {
  for (let tree = 60; tree > 0; tree -= 1) rememberFolded(tree, new Set([tree]));
  expect(recallFolded(60).size).toBe(0);
  expect(recallFolded(1)).toEqual(new Set([1]));
  expect(recallFolded(50)).toEqual(new Set([50]));
});

it('survives something else under its key', () => {
  for (const found of ['{"1":2}', '[1,["a",[1]],[3,"x"],[5,[6]]]', 'not JSON']) {
    localStorage.setItem('stepq.trees.folded', found);
    expect(recallFolded(3)).toEqual(new Set());
  }
  localStorage.setItem('stepq.trees.folded', '[1,["a",[1]],[5,[6]]]');
  expect(recallFolded(5)).toEqual(new Set([6]));
});
