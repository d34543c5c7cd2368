import type { TreePalette } from '../draw/palette';
import { HEADER, type TreeScene } from '../draw/scene';
import { layoutTree, type TreeLayout } from '../model/layout';
import { matchNodes } from '../model/matching';
import type { QueryTerm } from '../model/query';
import { replayStep } from '../model/replay-step';
import { finalStats, type Moment, type TreeStats } from '../model/stats';
import { stepColumns } from '../model/step-columns';
import {
  clampView,
  fitView,
  fittingRowHeight,
  type Extent,
  type Size,
  type View,
} from '../model/view';
import type { ExplorerState, OpenTree } from './explorer-state';
import { memoLast } from './memo';

const noHits: readonly number[] = [];

/**
 * What follows from an explorer's state. Each part is computed once for the same inputs, so that a
 * move of the view does not lay the tree out again and a change of colour does not count visits.
 */
export class Derived {
  private readonly layoutOf = memoLast(
    (tree: OpenTree, folded: ReadonlySet<number>, depthLimit: number): TreeLayout =>
      layoutTree(tree.index, { folded, depthLimit }),
  );
  private readonly columnsOf = memoLast((tree: OpenTree, depthLimit: number, width: number) =>
    stepColumns(tree.index, tree.best, Math.min(tree.index.maxDepth, depthLimit), width),
  );
  private readonly statsOf = memoLast((tree: OpenTree, moment: Moment | null): TreeStats =>
    moment === null ? finalStats(tree.index) : tree.replay.at(moment),
  );
  private readonly beforeOf = memoLast((tree: OpenTree, moment: Moment | null): TreeStats | null =>
    moment?.phase === 3 ? tree.replay.at({ iteration: moment.iteration, phase: 2 }) : null,
  );
  private readonly extentOf = memoLast((layout: TreeLayout, columns: Float64Array): Extent => ({
    top: layout.top,
    bottom: layout.bottom,
    right: columns.at(-1) ?? 0,
  }));
  private readonly fitOf = memoLast(fitBelowHeader);
  private readonly stepOf = memoLast((tree: OpenTree, moment: Moment | null) =>
    moment === null ? null : replayStep(tree.index, tree.iterations, moment),
  );
  private readonly hitsOf = memoLast(
    (
      tree: OpenTree,
      stats: TreeStats,
      terms: readonly QueryTerm[],
      textHits: ReadonlyMap<string, ReadonlySet<number>>,
    ) => matchNodes(terms, { index: tree.index, stats, best: tree.best, textHits }),
  );

  /** Layout of what is shown. */
  layout(state: ExplorerState): TreeLayout | null {
    return state.tree && this.layoutOf(state.tree, state.folded, state.depthLimit);
  }

  /** Positions of the steps at stretch 1. */
  columns(state: ExplorerState): Float64Array | null {
    return state.tree && this.columnsOf(state.tree, state.depthLimit, state.size.width);
  }

  /** N, W and births at the moment shown. */
  stats(state: ExplorerState): TreeStats | null {
    return state.tree && this.statsOf(state.tree, state.moment);
  }

  /** Nodes that the search found, in the order of the outline. */
  hits(state: ExplorerState): readonly number[] {
    const stats = this.stats(state);
    if (!state.tree || !stats || state.terms.length === 0) return noHits;
    return this.hitsOf(state.tree, stats, state.terms, state.textHits);
  }

  /** Extent of the layout for fitting and clamping; the band of step names lies above it. */
  extent(state: ExplorerState): Extent | null {
    const layout = this.layout(state);
    const columns = this.columns(state);
    return layout && columns && this.extentOf(layout, columns);
  }

  /** The view, or the fitting one where none was chosen yet. */
  view(state: ExplorerState): View | null {
    return state.view ?? this.fit(state);
  }

  /** Row height at which the whole tree is seen. */
  fitting(state: ExplorerState): number {
    const extent = this.extent(state);
    return extent ? fittingRowHeight(extent, belowHeader(state.size)) : 1;
  }

  /** The fitting view. */
  fit(state: ExplorerState): View | null {
    const extent = this.extent(state);
    return extent && this.fitOf(extent, state.size);
  }

  /** Whether every row and every step is in the pane. */
  showsAll(state: ExplorerState): boolean {
    const extent = this.extent(state);
    const view = this.view(state);
    if (!extent || !view) return true;
    const { width, height } = state.size;
    return (
      view.y + extent.top * view.rowHeight >= HEADER &&
      view.y + extent.bottom * view.rowHeight <= height &&
      view.x >= 0 &&
      view.x + extent.right * view.stretch <= width
    );
  }

  /** A view kept where some of the tree is in the pane. */
  clamped(state: ExplorerState, view: View): View {
    const extent = this.extent(state);
    return extent ? clampView(view, extent, state.size) : view;
  }

  /** The picture of a state; `null` before there is a tree and a pane. */
  scene(state: ExplorerState, palette: TreePalette): TreeScene | null {
    const layout = this.layout(state);
    const columns = this.columns(state);
    const stats = this.stats(state);
    const view = this.view(state);
    if (!state.tree || !layout || !columns || !stats || !view) return null;
    return {
      index: state.tree.index,
      layout,
      columns,
      stats,
      before: this.beforeOf(state.tree, state.moment),
      step: this.stepOf(state.tree, state.moment),
      colour: state.colour,
      best: state.tree.best,
      selected: state.selected,
      hovered: state.hovered,
      hits: this.hits(state),
      currentHit: state.currentHit,
      view,
      size: state.size,
      palette,
    };
  }
}

function belowHeader(size: Size): Size {
  return { width: size.width, height: Math.max(0, size.height - HEADER) };
}

function fitBelowHeader(extent: Extent, size: Size): View {
  const view = fitView(extent, belowHeader(size));
  return { ...view, y: view.y + HEADER };
}
