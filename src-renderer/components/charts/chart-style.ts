/** How every chart looks: quiet axes, horizontal grid lines only, nothing that moves by itself. */

export const chartMargin = { top: 8, right: 12, bottom: 0, left: 0 } as const;

const tick = { fontSize: 11, fill: 'var(--ink-3)' } as const;

export const xAxisStyle = {
  tick,
  tickLine: false,
  axisLine: { stroke: 'var(--line-2)' },
  height: 22,
  tickMargin: 6,
  minTickGap: 24,
} as const;

export const yAxisStyle = {
  tick,
  tickLine: false,
  axisLine: false,
  width: 34,
  tickMargin: 4,
} as const;

export const gridStyle = { vertical: false, stroke: 'var(--line)' } as const;

/** A band around the accent series. */
export const bandStyle = {
  stroke: 'none',
  fill: 'var(--accent)',
  fillOpacity: 0.13,
  isAnimationActive: false,
  activeDot: false,
} as const;

/** Line of the run under test, or of held-out values. */
export const accentLine = {
  stroke: 'var(--accent)',
  strokeWidth: 2,
  dot: false,
  isAnimationActive: false,
} as const;

export const inkLine = {
  stroke: 'var(--ink-2)',
  strokeWidth: 1.75,
  dot: false,
  isAnimationActive: false,
} as const;

/** Unsmoothed values behind their average. */
export const rawLine = {
  stroke: 'var(--line-2)',
  strokeWidth: 1,
  dot: false,
  isAnimationActive: false,
} as const;

export const cursorStyle = { stroke: 'var(--ink-3)', strokeDasharray: '2 3' } as const;
export const ruleStyle = { stroke: 'var(--ink-3)', strokeDasharray: '2 3' } as const;

/** A word at a line, readable over whatever it lies on. */
export const ruleLabel = {
  fontSize: 11,
  fill: 'var(--ink-3)',
  stroke: 'var(--surface)',
  strokeWidth: 4,
  paintOrder: 'stroke',
} as const;
