/** Margins lie in [0, 2]: the values they are differences of lie in [−1, 1]. */
export const MARGIN_MAX = 2;
/** The brush moves in these steps: half a bin of the histogram. */
export const MARGIN_STEP = 0.025;

export interface MarginRange {
  readonly min: number;
  readonly max: number;
}

export const wholeRange: MarginRange = { min: 0, max: MARGIN_MAX };

/** A margin on the brush's grid, inside its ends. */
export function snapMargin(value: number): number {
  const steps = Math.round(Math.min(MARGIN_MAX, Math.max(0, value)) / MARGIN_STEP);
  return Math.round(steps * MARGIN_STEP * 1000) / 1000;
}

/** The range between two points of the axis, in either order, at least one step wide. */
export function rangeBetween(a: number, b: number): MarginRange {
  const [min, max] = [snapMargin(Math.min(a, b)), snapMargin(Math.max(a, b))];
  if (max > min) return { min, max };
  return max + MARGIN_STEP <= MARGIN_MAX
    ? { min, max: snapMargin(max + MARGIN_STEP) }
    : { min: snapMargin(min - MARGIN_STEP), max };
}

/** The range with one end moved; an end stops one step before the other. */
export function moveEnd(range: MarginRange, end: 'min' | 'max', to: number): MarginRange {
  const value = snapMargin(to);
  return end === 'min'
    ? { ...range, min: Math.min(value, snapMargin(range.max - MARGIN_STEP)) }
    : { ...range, max: Math.max(value, snapMargin(range.min + MARGIN_STEP)) };
}

/** Whether the bin from `from` to `to` lies in the range, by its middle. */
export function binInside(from: number, to: number, range: MarginRange): boolean {
  const middle = (from + to) / 2;
  return middle >= range.min && middle <= range.max;
}

/**
 * Where the histogram's axis ends: at the last bin that holds a pair, on a half; margins seldom
 * reach 2, and an empty half of a picture tells nothing.
 */
export function histogramEnd(bins: readonly number[]): number {
  const last = bins.findLastIndex((count) => count > 0);
  if (last < 0) return 1;
  const edge = ((last + 1) / bins.length) * MARGIN_MAX;
  return Math.min(MARGIN_MAX, Math.max(0.5, Math.ceil(edge * 2 - 1e-9) / 2));
}
