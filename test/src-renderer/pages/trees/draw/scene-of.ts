import type { TreeScene } from '@renderer/pages/trees/draw/scene';
import { readPalette, type TreePalette } from '@renderer/pages/trees/draw/palette';
import { layoutTree } from '@renderer/pages/trees/model/layout';
import { finalStats } from '@renderer/pages/trees/model/stats';
import { stepColumns } from '@renderer/pages/trees/model/step-columns';
import { bestPathOf, indexTree } from '@renderer/pages/trees/model/tree-index';
import { fitView } from '@renderer/pages/trees/model/view';
import type { GeneratedSearch } from '../generated-tree';

/** A palette in which every colour tells its name: greys by number, scales from black to white. */
export const testPalette: TreePalette = readPalette((name) => {
  const stop = /^(div|seq)-(\d)$/.exec(name);
  if (stop) return stop[1] === 'div' ? `#${stop[2]!}00000` : `#0000${stop[2]!}0`;
  const names = 'surface sunken ink ink-2 ink-3 line line-2 ghost accent accent-ink'.split(' ');
  const at = names.indexOf(name);
  return at < 0 ? '' : `#${String(at).repeat(6)}`;
});

/** A fitted scene of a generated search. */
export function sceneOf(search: GeneratedSearch, change: Partial<TreeScene> = {}): TreeScene {
  const index = indexTree(search.columns);
  const layout = layoutTree(index, { folded: new Set(), depthLimit: Infinity });
  const best = bestPathOf(index);
  const size = { width: 900, height: 560 };
  const columns = stepColumns(index, best, index.maxDepth, size.width);
  const extent = { top: layout.top, bottom: layout.bottom, right: columns.at(-1) ?? 0 };
  const fitted = fitView(extent, { width: size.width, height: size.height - 24 });
  return {
    index,
    layout,
    columns,
    stats: finalStats(index),
    before: null,
    step: null,
    colour: 'value',
    best,
    selected: null,
    hovered: null,
    hits: [],
    currentHit: null,
    view: { ...fitted, y: fitted.y + 24 },
    size,
    palette: testPalette,
    ...change,
  };
}

/** The same scene with taller rows, around the middle of the tree. */
export function closeUp(scene: TreeScene, rowHeight: number): TreeScene {
  const middle = (scene.layout.top + scene.layout.bottom) / 2;
  return {
    ...scene,
    view: { rowHeight, stretch: 1, x: 24, y: scene.size.height / 2 - middle * rowHeight },
  };
}
