import { valueOf, type TreeStats } from './stats';
import type { TreeIndex } from './tree-index';

/** What a node's colour can tell. */
export const colourModes = ['value', 'q', 'visits', 'reward', 'disagreement'] as const;
export type ColourMode = (typeof colourModes)[number];

/** How each mode is written. */
export const colourNames: Readonly<Record<ColourMode, string>> = {
  value: 'Value',
  q: 'Q',
  visits: 'Visits',
  reward: 'Reward',
  disagreement: '|V − Q|',
};

/** Which of the two data scales a mode is drawn on. */
export function scaleOf(mode: ColourMode): 'diverging' | 'sequential' {
  return mode === 'visits' || mode === 'disagreement' ? 'sequential' : 'diverging';
}

/** The number behind a node's colour; NaN where there is none. */
export function readingFor(
  mode: ColourMode,
  index: TreeIndex,
  stats: TreeStats,
  id: number,
): number {
  switch (mode) {
    case 'value':
      return valueOf(stats, id);
    case 'q':
      return index.columns.q[id]!;
    case 'visits':
      return stats.visits[id]! > 0 ? stats.visits[id]! : NaN;
    case 'reward':
      return index.columns.reward[id]!;
    case 'disagreement':
      return Math.abs(valueOf(stats, id) - index.columns.q[id]!);
  }
}

/** Where a reading stands on its scale, 0 to 1; NaN where there is none. Ends are clamped. */
export function scalePosition(mode: ColourMode, reading: number, mostVisits: number): number {
  if (Number.isNaN(reading)) return NaN;
  switch (mode) {
    case 'visits':
      return mostVisits > 1 ? clamp(Math.log(reading) / Math.log(mostVisits)) : 1;
    case 'disagreement':
      return clamp(reading);
    default:
      return clamp((reading + 1) / 2);
  }
}

/** Whether any node of the tree lies past an end of the mode's scale, which the legend then marks. */
export function clampedEnds(
  mode: ColourMode,
  index: TreeIndex,
  stats: TreeStats,
): { readonly low: boolean; readonly high: boolean } {
  let low = false;
  let high = false;
  if (mode === 'visits') return { low, high };
  for (let id = 0; id < stats.born; id += 1) {
    const reading = readingFor(mode, index, stats, id);
    low ||= reading < -1.000001;
    high ||= reading > 1.000001;
  }
  return { low, high };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
