/**
 * How a laid out tree is seen. Rows are stretched freely; the steps' columns keep the width of the
 * pane until the rows are tall enough to read, then spread to make room for labels.
 */
export interface View {
  /** Pixels per row. */
  readonly rowHeight: number;
  /** Stretch of the columns. */
  readonly stretch: number;
  /** Screen position of column 0 and of row 0. */
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What `fitView` needs of a layout and its columns. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
  /** Position of the last shown column at stretch 1. */
  readonly right: number;
}

const MIN_ROW_HEIGHT = 0.02;
const MAX_ROW_HEIGHT = 48;
/** Rows taller than this gain nothing when a small tree is fitted. */
const TALLEST_FIT = 26;
/** Row height from which columns spread. */
const SPREAD_FROM = 10;
const MAX_STRETCH = 2.2;
export const PADDING = { left: 24, right: 60, top: 28, bottom: 28 } as const;

/** Row height at which the whole tree is seen. */
export function fittingRowHeight(extent: Extent, size: Size): number {
  const room = Math.max(40, size.height - PADDING.top - PADDING.bottom);
  const rows = Math.max(0.001, extent.bottom - extent.top);
  return Math.min(TALLEST_FIT, Math.max(MIN_ROW_HEIGHT, room / rows));
}

/** The whole tree in the pane. */
export function fitView(extent: Extent, size: Size): View {
  const rowHeight = fittingRowHeight(extent, size);
  const middle = (extent.top + extent.bottom) / 2;
  const centre = PADDING.top + Math.max(0, size.height - PADDING.top - PADDING.bottom) / 2;
  return { rowHeight, stretch: 1, x: PADDING.left, y: centre - middle * rowHeight };
}

/** Stretch of the columns at a row height; at the fitting height it is 1. */
export function stretchAt(rowHeight: number, fitting: number): number {
  const spread = rowHeight / Math.max(SPREAD_FROM, fitting);
  return Math.min(MAX_STRETCH, Math.max(1, spread));
}

/** Zooms by `factor` around a point of the screen, which stays where it is. */
export function zoomAt(
  view: View,
  factor: number,
  at: { x: number; y: number },
  fitting: number,
): View {
  const rowHeight = Math.min(MAX_ROW_HEIGHT, Math.max(MIN_ROW_HEIGHT, view.rowHeight * factor));
  const stretch = stretchAt(rowHeight, fitting);
  return {
    rowHeight,
    stretch,
    x: at.x - ((at.x - view.x) / view.stretch) * stretch,
    y: at.y - ((at.y - view.y) / view.rowHeight) * rowHeight,
  };
}

/** Moves the picture by pixels. */
export function panBy(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Keeps a strip of the tree in the pane: nobody should lose it by dragging. */
export function clampView(view: View, extent: Extent, size: Size): View {
  const strip = 64;
  const left = strip - extent.right * view.stretch;
  const right = size.width - strip;
  const up = strip - extent.bottom * view.rowHeight;
  const down = size.height - strip - extent.top * view.rowHeight;
  return {
    ...view,
    x: clamp(view.x, Math.min(left, right), Math.max(left, right)),
    y: clamp(view.y, Math.min(up, down), Math.max(up, down)),
  };
}

/** A point nearer to the pane's edge than this is brought further in. */
const EDGE = 16;

/**
 * Moves the picture to bring a point (column position, row) well into the pane. A point that is in
 * sight already moves nothing.
 */
export function revealPoint(view: View, point: { x: number; row: number }, size: Size): View {
  const x = point.x * view.stretch + view.x;
  const y = point.row * view.rowHeight + view.y;
  const dx = shiftInto(x, size.width, 80);
  const dy = shiftInto(y, size.height, 64);
  return dx === 0 && dy === 0 ? view : panBy(view, dx, dy);
}

/** How far a position must move to stand a margin inside; 0 where it is in sight. */
function shiftInto(at: number, length: number, wished: number): number {
  if (at >= EDGE && at <= length - EDGE) return 0;
  const margin = Math.min(wished, length / 4);
  return clamp(at, margin, length - margin) - at;
}

/** A view between two others, for moves that are seen. */
export function mixViews(from: View, to: View, share: number): View {
  // Heights mix by ratio: a zoom looks even when every moment multiplies by the same factor.
  const rowHeight = from.rowHeight * Math.pow(to.rowHeight / from.rowHeight, share);
  const mix = (a: number, b: number) => a + (b - a) * share;
  // What stands still must not swim: positions follow the zoom, not the clock.
  const span = to.rowHeight - from.rowHeight;
  const way = Math.abs(span) < 1e-9 ? share : (rowHeight - from.rowHeight) / span;
  return {
    rowHeight,
    stretch: mix(from.stretch, to.stretch),
    x: mix(from.x, to.x),
    y: from.y + (to.y - from.y) * way,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
