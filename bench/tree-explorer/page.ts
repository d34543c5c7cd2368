import { drawTree } from '../../src-renderer/pages/trees/draw/draw-tree';
import { readPalette } from '../../src-renderer/pages/trees/draw/palette';
import type { TreeScene } from '../../src-renderer/pages/trees/draw/scene';
import { layoutTree } from '../../src-renderer/pages/trees/model/layout';
import { finalStats, ReplayStats } from '../../src-renderer/pages/trees/model/stats';
import { stepColumns } from '../../src-renderer/pages/trees/model/step-columns';
import { bestPathOf, indexTree } from '../../src-renderer/pages/trees/model/tree-index';
import { fitView, type View } from '../../src-renderer/pages/trees/model/view';
import { generateSearch } from '../../test/src-renderer/pages/trees/generated-tree';

/** Times of one size of tree, in milliseconds, each the median of its repeats. */
export interface ExplorerTimes {
  readonly nodes: number;
  readonly iterations: number;
  readonly index: number;
  readonly layout: number;
  readonly scrub: number;
  /** Giving the canvas its orders, and until its pixels are there; by how near one looks. */
  readonly draws: Readonly<Record<'whole' | 'near' | 'close', { orders: number; pixels: number }>>;
}

declare global {
  interface Window {
    measureTreeExplorer: (nodes: number) => ExplorerTimes;
  }
}

const SIZE = { width: 968, height: 572 };
const REPEATS = 15;

window.measureTreeExplorer = (wanted) => {
  const { columns, iterations } = generateSearch({ nodes: wanted });
  const index = indexTree(columns);
  const folding = { folded: new Set<number>(), depthLimit: Infinity };
  const layout = layoutTree(index, folding);
  const best = bestPathOf(index);
  const steps = stepColumns(index, best, index.maxDepth, SIZE.width);
  const extent = { top: layout.top, bottom: layout.bottom, right: steps.at(-1) ?? 0 };
  const whole = fitView(extent, SIZE);
  const scene = (view: View): TreeScene => ({
    index,
    layout,
    columns: steps,
    stats: finalStats(index),
    before: null,
    step: null,
    colour: 'value',
    best,
    selected: best[1] ?? 0,
    hovered: null,
    hits: [],
    currentHit: null,
    view,
    size: SIZE,
    palette: readPalette(greys),
  });
  const middle = (rowHeight: number, stretch: number): View => ({
    rowHeight,
    stretch,
    x: whole.x,
    y: SIZE.height / 2 - ((layout.top + layout.bottom) / 2) * rowHeight,
  });
  let at = 0;
  return {
    nodes: index.size,
    iterations: iterations.length,
    index: median(() => indexTree(columns)),
    layout: median(() => layoutTree(index, folding)),
    scrub: median(() => {
      // A new replay each time: nothing is remembered from the jump before.
      at = (at + 977) % iterations.length;
      return new ReplayStats(index, iterations).at({ iteration: at + 1, phase: 3 });
    }),
    draws: {
      whole: drawTimes(scene(whole)),
      near: drawTimes(scene(middle(4, 1))),
      close: drawTimes(scene(middle(16, 1.6))),
    },
  };
};

function drawTimes(scene: TreeScene): { orders: number; pixels: number } {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.width;
  canvas.height = SIZE.height;
  const context = canvas.getContext('2d', { alpha: false })!;
  const orders: number[] = [];
  const pixels: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const start = performance.now();
    drawTree(context, scene);
    orders.push(performance.now() - start);
    // Reading a pixel back waits until the orders are carried out.
    context.getImageData(0, 0, 1, 1);
    pixels.push(performance.now() - start);
  }
  return { orders: middleOf(orders), pixels: middleOf(pixels) };
}

function median(work: () => unknown): number {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return middleOf(times);
}

function middleOf(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}

/** Any colours will do: drawing costs the same in all of them. */
function greys(name: string): string {
  const faces: Partial<Record<string, string>> = { sans: 'sans-serif', mono: 'monospace' };
  return faces[name] ?? '#808890';
}
