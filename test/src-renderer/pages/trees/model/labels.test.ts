import { expect, it } from 'vitest';
import { clip, fitLabel, sharedBeginning, shortLabel } from '@renderer/pages/trees/model/labels';
import { stepColumns } from '@renderer/pages/trees/model/step-columns';
import { bestPathOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

it('shows what was clicked, and the verb of everything else', () => {
  expect(shortLabel('click[Buy Now]')).toBe('Buy Now');
  expect(shortLabel('search[home office]')).toBe('search: home office');
  expect(shortLabel('click[size [large]]')).toBe('size [large]');
  expect(shortLabel('think[]')).toBe('think');
  expect(shortLabel('')).toBe('');
});

it('clips with an ellipsis and never inside nothing', () => {
  expect(clip('elegant blue', 12)).toBe('elegant blue');
  expect(clip('elegant blue', 9)).toBe('elegant…');
  expect(clip('elegant blue', 1)).toBe('');
});

it('fills the pane with the steps, wider where labels stand, never narrower than a node needs', () => {
  const index = indexTree(generateSearch({ nodes: 400 }).columns);
  const best = bestPathOf(index);
  const positions = stepColumns(index, best, index.maxDepth, 968);
  const widths = [...positions].slice(1).map((x, at) => x - positions[at]!);
  expect(positions[0]).toBe(0);
  expect(positions.at(-1)).toBeCloseTo(968 - 24 - 60, 0);
  expect(Math.min(...widths)).toBeGreaterThan(24);
  expect(widths[0]!).toBeGreaterThan(widths.at(-1)!);
  const narrow = stepColumns(index, best, index.maxDepth, 200);
  expect(Math.min(...[...narrow].slice(1).map((x, at) => x - narrow[at]!))).toBeGreaterThan(24);
});

it('leaves out what siblings share when their labels must be cut', () => {
  const labels = ['search: home office chair blue', 'search: home office chair under 200'];
  const shared = sharedBeginning(labels);
  expect(labels[0]!.slice(shared)).toBe('blue');
  expect(fitLabel(labels[0]!, shared, 40)).toBe(labels[0]);
  expect(fitLabel(labels[0]!, shared, 19)).toBe('…office chair blue');
  expect(fitLabel(labels[1]!, shared, 9)).toBe('…under 2…');
  expect(fitLabel(labels[1]!, 0, 9)).toBe('search:…');
});

it('finds nothing shared in short, single or unlike labels', () => {
  expect(sharedBeginning(['Back to Search'])).toBe(0);
  expect(sharedBeginning(['Buy Now', 'Buy it'])).toBe(0);
  expect(sharedBeginning(['B0123', 'chair'])).toBe(0);
});
