import type { ColourMode } from '../model/colouring';
import type { TreeLayout } from '../model/layout';
import type { ReplayStep } from '../model/replay-step';
import type { TreeStats } from '../model/stats';
import type { TreeIndex } from '../model/tree-index';
import type { Size, View } from '../model/view';
import type { TreePalette } from './palette';

/** Everything that a picture of the tree depends on. Equal scenes give equal pictures. */
export interface TreeScene {
  readonly index: TreeIndex;
  readonly layout: TreeLayout;
  /** Positions of the steps at stretch 1. */
  readonly columns: Float64Array;
  readonly stats: TreeStats;
  /** Statistics one iteration earlier; only while the back-up of a replay is shown. */
  readonly before: TreeStats | null;
  readonly step: ReplayStep | null;
  readonly colour: ColourMode;
  readonly best: readonly number[];
  readonly selected: number | null;
  readonly hovered: number | null;
  readonly hits: readonly number[];
  readonly currentHit: number | null;
  readonly view: View;
  readonly size: Size;
  readonly palette: TreePalette;
}

/** Height of the band with the names of the steps, above the tree. */
export const HEADER = 24;

/** Screen position of a depth's column. */
export function screenX(scene: TreeScene, depth: number): number {
  return scene.columns[depth]! * scene.view.stretch + scene.view.x;
}

/** Screen position of a shown node. */
export function nodeX(scene: TreeScene, id: number): number {
  return screenX(scene, scene.index.columns.depth[id]!);
}

/** Screen position of a shown node. */
export function nodeY(scene: TreeScene, id: number): number {
  return scene.layout.row[id]! * scene.view.rowHeight + scene.view.y;
}
