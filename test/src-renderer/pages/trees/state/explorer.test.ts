import { beforeEach, describe, expect, it } from 'vitest';
import { childrenOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { openTree } from '@renderer/pages/trees/state/explorer-state';
import { createExplorer, type Explorer } from '@renderer/pages/trees/state/explorer-store';
import {
  advance,
  goToIteration,
  leaveReplay,
  stepIteration,
  togglePlay,
} from '@renderer/pages/trees/state/replay-actions';
import { foundText, goToHit, search } from '@renderer/pages/trees/state/search-actions';
import {
  limitDepth,
  select,
  showTree,
  toggleFold,
  walk,
} from '@renderer/pages/trees/state/tree-actions';
import { fit, jumpTo, resize, zoomAround } from '@renderer/pages/trees/state/view-actions';
import { generateSearch } from '../generated-tree';

const generated = generateSearch({ nodes: 400 });
const tree = openTree(indexTree(generated.columns), generated.iterations);
const { index, best } = tree;

let explorer: Explorer;
const state = () => explorer.store.getState();
const screenRow = (id: number) => {
  const view = explorer.derived.view(state())!;
  return explorer.derived.layout(state())!.row[id]! * view.rowHeight + view.y;
};

beforeEach(() => {
  explorer = createExplorer();
  resize(explorer, { width: 900, height: 560 });
  showTree(explorer, tree);
});

describe('opening a tree', () => {
  it('selects the first decision of the best path and fits the tree', () => {
    expect(state().selected).toBe(best[1]);
    expect(state().view).toBeNull();
    expect(explorer.derived.view(state())).toEqual(explorer.derived.fit(state()));
  });

  it('keeps how the last tree was looked at, not what was found in it', () => {
    search(explorer, 'terminal');
    goToIteration(explorer, 3);
    explorer.store.setState({ colour: 'visits', outline: true });
    showTree(explorer, tree);
    expect(state()).toMatchObject({ colour: 'visits', outline: true, query: '', moment: null });
  });
});

describe('folding', () => {
  it('leaves the folded node where it stands', () => {
    jumpTo(explorer, { rowHeight: 6, stretch: 1, x: 24, y: 200 });
    const [, second] = childrenOf(index, 0);
    const before = screenRow(second!);
    toggleFold(explorer, second!);
    expect(screenRow(second!)).toBeCloseTo(before);
    expect(explorer.derived.layout(state())!.closed.has(second!)).toBe(true);
    toggleFold(explorer, second!);
    expect(screenRow(second!)).toBeCloseTo(before);
  });

  it('moves a selection inside the fold to the node that stands for it', () => {
    select(explorer, best.at(-1)!);
    toggleFold(explorer, best[1]!);
    expect(state().selected).toBe(best[1]);
  });

  it('opens above a node that gets selected, and past the depth limit', () => {
    toggleFold(explorer, best[1]!);
    limitDepth(explorer, 2);
    select(explorer, best.at(-1)!);
    expect(state().folded.size).toBe(0);
    expect(explorer.derived.layout(state())!.row[best.at(-1)!]).not.toBeNaN();
  });

  it('ignores a node without children', () => {
    toggleFold(explorer, best.at(-1)!);
    expect(state().folded.size).toBe(0);
  });
});

describe('walking', () => {
  it('goes to the parent and back along the best path', () => {
    walk(explorer, 'child');
    expect(state().selected).toBe(best[2]);
    walk(explorer, 'parent');
    expect(state().selected).toBe(best[1]);
    walk(explorer, 'parent');
    walk(explorer, 'parent');
    expect(state().selected).toBe(0);
  });

  it('goes through a step from sibling to sibling and stops at its end', () => {
    const level = [...childrenOf(index, 0)];
    select(explorer, level[0]!);
    walk(explorer, 'previous');
    expect(state().selected).toBe(level[0]);
    for (const id of level.slice(1)) {
      walk(explorer, 'next');
      expect(state().selected).toBe(id);
    }
    walk(explorer, 'next');
    expect(state().selected).toBe(level.at(-1));
  });
});

describe('searching', () => {
  it('goes round through the hits in both directions', () => {
    search(explorer, 'depth=1');
    const hits = explorer.derived.hits(state());
    expect(hits).toEqual([...childrenOf(index, 0)]);
    goToHit(explorer, -1);
    expect(state().currentHit).toBe(hits.at(-1));
    goToHit(explorer, 1);
    expect(state().currentHit).toBe(hits[0]);
    expect(state().selected).toBe(hits[0]);
  });

  it('waits for the texts of a query', () => {
    search(explorer, 'chair');
    expect(explorer.derived.hits(state())).toEqual([]);
    foundText(explorer, 'chair', [5, 6]);
    expect([...explorer.derived.hits(state())].sort()).toEqual([5, 6]);
  });

  it('finds nothing for a query that cannot be read', () => {
    search(explorer, 'q>much');
    expect(explorer.derived.hits(state())).toEqual([]);
  });
});

describe('replaying', () => {
  const last = generated.iterations.length;

  it('plays every phase of every iteration and stops at the end', () => {
    togglePlay(explorer);
    expect(state()).toMatchObject({ playing: true, moment: { iteration: 1, phase: 0 } });
    for (let phase = 1; phase <= 3; phase += 1) {
      advance(explorer);
      expect(state().moment).toEqual({ iteration: 1, phase });
    }
    advance(explorer);
    expect(state().moment).toEqual({ iteration: 2, phase: 0 });
    goToIteration(explorer, last);
    advance(explorer);
    expect(state()).toMatchObject({ playing: false, moment: { iteration: last, phase: 3 } });
  });

  it('shows whole iterations at high speed', () => {
    explorer.store.setState({ speed: 8 });
    togglePlay(explorer);
    advance(explorer);
    advance(explorer);
    expect(state().moment).toEqual({ iteration: 3, phase: 3 });
  });

  it('steps from the finished tree to its last iteration and never past an end', () => {
    stepIteration(explorer, -1);
    expect(state().moment).toEqual({ iteration: last, phase: 3 });
    stepIteration(explorer, 1);
    expect(state().moment?.iteration).toBe(last);
    goToIteration(explorer, -5);
    expect(state().moment?.iteration).toBe(1);
    leaveReplay(explorer);
    expect(state().moment).toBeNull();
    expect(explorer.derived.stats(state())!.born).toBe(index.size);
  });

  it('moves nothing', () => {
    const layout = explorer.derived.layout(state());
    goToIteration(explorer, 5);
    expect(explorer.derived.layout(state())).toBe(layout);
  });
});

describe('looking', () => {
  it('stays fitted through a change of size until somebody zooms', () => {
    resize(explorer, { width: 600, height: 400 });
    expect(explorer.derived.view(state())).toEqual(explorer.derived.fit(state()));
    zoomAround(explorer, 2, { x: 300, y: 200 });
    const zoomed = explorer.derived.view(state());
    resize(explorer, { width: 900, height: 560 });
    expect(explorer.derived.view(state())).toEqual(zoomed);
  });

  it('comes back to the whole tree', () => {
    zoomAround(explorer, 5, { x: 100, y: 100 });
    fit(explorer);
    expect(explorer.derived.view(state())).toEqual(explorer.derived.fit(state()));
  });
});
