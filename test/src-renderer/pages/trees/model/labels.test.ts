import { describe, expect, it } from 'vitest';
import { clip, fitLabel, sharedBeginnings, shortLabel } from '@renderer/pages/trees/model/labels';
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

describe('labels of siblings', () => {
  const labels = [
    'search: use mounts',
    'search: wall mounted easy use mounts',
    'search: wall mounted long lasting mounts',
  ];
  const shared = sharedBeginnings(labels);
  const fit = (at: number, characters: number) => fitLabel(labels[at]!, shared[at]!, characters);

  it('share their beginnings up to a word, each with the sibling most like it', () => {
    expect(labels.map((label, at) => label.slice(shared[at]))).toEqual([
      'use mounts',
      'easy use mounts',
      'long lasting mounts',
    ]);
    expect(sharedBeginnings(['Back to Search'])).toEqual([0]);
    expect(sharedBeginnings(['Buy Now', 'Buy it'])).toEqual([0, 0]);
    expect(sharedBeginnings(['search: chair', 'search: chair'])).toEqual([0, 0]);
  });

  it('stay whole, or lose what they share, or are cut', () => {
    expect(fit(0, 30)).toBe(labels[0]);
    expect(fit(0, 14)).toBe('…use mounts');
    expect(fit(1, 25)).toBe('…mounted easy use mounts');
    expect(fit(1, 12)).toBe('…easy use m…');
    expect(fit(2, 12)).toBe('…long lasti…');
    expect(fitLabel('search: chair', 0, 9)).toBe('search:…');
  });
});
