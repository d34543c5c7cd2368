import { describe, expect, it } from 'vitest';
import {
  clampView,
  fitView,
  mixViews,
  panBy,
  PADDING,
  revealPoint,
  stretchAt,
  zoomAt,
  type View,
} from '@renderer/pages/trees/model/view';

const size = { width: 900, height: 500 };
const extent = { top: -50, bottom: 150, right: 800 };
const screen = (view: View, column: number, row: number) => ({
  x: column * view.stretch + view.x,
  y: row * view.rowHeight + view.y,
});

describe('fitting', () => {
  it('shows the first and the last row within the padding', () => {
    const view = fitView(extent, size);
    expect(screen(view, 0, extent.top).y).toBeCloseTo(PADDING.top);
    expect(screen(view, 0, extent.bottom).y).toBeCloseTo(size.height - PADDING.bottom);
  });

  it('does not blow up a tree of three nodes', () => {
    const view = fitView({ top: 0, bottom: 1, right: 100 }, size);
    expect(view.rowHeight).toBeLessThanOrEqual(26);
    expect(screen(view, 0, 0.5).y).toBeCloseTo(250);
  });
});

describe('zooming', () => {
  it('keeps the point under the pointer where it is, in both directions', () => {
    const view = fitView(extent, size);
    const at = { x: 300, y: 200 };
    const column = (at.x - view.x) / view.stretch;
    const row = (at.y - view.y) / view.rowHeight;
    for (const factor of [1.4, 3, 12, 0.3]) {
      const zoomed = zoomAt(view, factor, at, view.rowHeight);
      expect(screen(zoomed, column, row).x).toBeCloseTo(at.x);
      expect(screen(zoomed, column, row).y).toBeCloseTo(at.y);
    }
  });

  it('spreads the columns only when rows can be read', () => {
    expect(stretchAt(2, 2)).toBe(1);
    expect(stretchAt(10, 2)).toBe(1);
    expect(stretchAt(15, 2)).toBeGreaterThan(1);
    expect(stretchAt(48, 2)).toBeLessThanOrEqual(2.2);
    // A tree that is fitted at a tall row height fills its pane and no more.
    expect(stretchAt(24, 24)).toBe(1);
  });
});

describe('moving', () => {
  it('never loses the tree', () => {
    const view = fitView(extent, size);
    const far = clampView(panBy(view, 1e6, 1e6), extent, size);
    expect(screen(far, 0, extent.top).y).toBeLessThan(size.height);
    expect(far.x).toBeLessThan(size.width);
    const other = clampView(panBy(view, -1e6, -1e6), extent, size);
    expect(screen(other, extent.right, extent.bottom).y).toBeGreaterThan(0);
    expect(screen(other, extent.right, 0).x).toBeGreaterThan(0);
  });

  it('leaves the view alone when a point is well inside, else moves it there', () => {
    const view: View = { rowHeight: 10, stretch: 1, x: 24, y: 0 };
    expect(revealPoint(view, { x: 300, row: 25 }, size)).toBe(view);
    const moved = revealPoint(view, { x: 300, row: 100 }, size);
    const { y } = screen(moved, 300, 100);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(size.height);
  });

  it('begins and ends a move at the two views', () => {
    const from: View = { rowHeight: 1, stretch: 1, x: 24, y: 10 };
    const to: View = { rowHeight: 8, stretch: 2, x: -50, y: -400 };
    expect(mixViews(from, to, 0)).toEqual(from);
    const end = mixViews(from, to, 1);
    expect(end.rowHeight).toBeCloseTo(8);
    expect(end.x).toBeCloseTo(-50);
    expect(end.y).toBeCloseTo(-400);
  });

  it('keeps a point that both views show at the same place there during the whole move', () => {
    const from: View = { rowHeight: 2, stretch: 1, x: 24, y: 100 };
    const to = zoomAt(from, 6, { x: 24, y: 300 }, 2);
    const row = (300 - from.y) / from.rowHeight;
    for (const share of [0.2, 0.5, 0.8]) {
      expect(screen(mixViews(from, to, share), 0, row).y).toBeCloseTo(300);
    }
  });
});
