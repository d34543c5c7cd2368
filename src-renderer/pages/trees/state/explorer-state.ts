import type { SearchIteration } from '@shared/tree/tree';
import type { ColourMode } from '../model/colouring';
import type { QueryTerm } from '../model/query';
import { ReplayStats, type Moment } from '../model/stats';
import { bestPathOf, type TreeIndex } from '../model/tree-index';
import type { Size, View } from '../model/view';

/** A tree that has been read, with what is derived from it once. */
export interface OpenTree {
  readonly index: TreeIndex;
  readonly iterations: readonly SearchIteration[];
  readonly best: readonly number[];
  readonly replay: ReplayStats;
}

/** Makes a tree ready to be explored. */
export function openTree(index: TreeIndex, iterations: readonly SearchIteration[]): OpenTree {
  return {
    index,
    iterations,
    best: bestPathOf(index),
    replay: new ReplayStats(index, iterations),
  };
}

/** Tabs of the detail panel. */
export const detailTabs = [
  'Summary',
  'Prompt',
  'Response',
  'Observation',
  'Statistics',
  'Provenance',
] as const;
export type DetailTab = (typeof detailTabs)[number];

/** Speeds of the replay; one phase takes 400 ms at 1. */
export const speeds = [0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

/** Everything that is open, chosen or hidden in one explorer. Derived data is in `derived.ts`. */
export interface ExplorerState {
  readonly tree: OpenTree | null;
  readonly colour: ColourMode;
  /** Steps shown; infinite when all are. */
  readonly depthLimit: number;
  readonly folded: ReadonlySet<number>;
  readonly selected: number | null;
  readonly hovered: number | null;

  readonly size: Size;
  /** `null` while the whole tree is to be fitted into a pane of yet unknown size. */
  readonly view: View | null;

  readonly query: string;
  readonly terms: readonly QueryTerm[];
  readonly textHits: ReadonlyMap<string, ReadonlySet<number>>;
  readonly currentHit: number | null;

  /** `null` when the finished tree is shown. */
  readonly moment: Moment | null;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly follow: boolean;

  readonly tab: DetailTab;
  readonly outline: boolean;
  readonly comparing: boolean;
}

/** An explorer before a tree is opened. */
export const initialState: ExplorerState = {
  tree: null,
  colour: 'value',
  depthLimit: Infinity,
  folded: new Set(),
  selected: null,
  hovered: null,
  size: { width: 0, height: 0 },
  view: null,
  query: '',
  terms: [],
  textHits: new Map(),
  currentHit: null,
  moment: null,
  playing: false,
  speed: 1,
  follow: true,
  tab: 'Summary',
  outline: false,
  comparing: false,
};
