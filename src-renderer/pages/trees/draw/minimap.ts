import { readingFor, scalePosition } from '../model/colouring';
import type { Size } from '../model/view';
import { rampIndex, rampOf } from './palette';
import { HEADER, type TreeScene } from './scene';
import type { Surface } from './surface';

/** Room around the minimap's tree. */
const INSET = 8;

/** Where the minimap puts a depth and a row, and back. */
export interface MinimapScale {
  readonly x: (depth: number) => number;
  readonly y: (row: number) => number;
  /** The part of the minimap that the pane shows. */
  readonly viewport: { left: number; top: number; width: number; height: number };
  /** The row and the column position under a point of the minimap. */
  readonly at: (x: number, y: number) => { row: number; column: number };
}

/** Fits the whole layout into the minimap; its two directions are stretched separately. */
export function minimapScale(scene: TreeScene, size: Size): MinimapScale {
  const { layout, columns, view } = scene;
  const across = (size.width - 2 * INSET) / Math.max(1, columns[layout.depth] ?? 1);
  const rows = Math.max(1, layout.bottom - layout.top);
  const down = Math.min((size.height - 2 * INSET) / rows, 12);
  const offset = (size.height - down * (layout.bottom - layout.top)) / 2;
  const y = (row: number) => offset + (row - layout.top) * down;
  const left = INSET + (-view.x / view.stretch) * across;
  const top = y((HEADER - view.y) / view.rowHeight);
  return {
    x: (depth) => INSET + columns[depth]! * across,
    y,
    viewport: {
      left,
      top,
      width: (scene.size.width / view.stretch) * across,
      height: ((scene.size.height - HEADER) / view.rowHeight) * down,
    },
    at: (px, py) => ({ row: (py - offset) / down + layout.top, column: (px - INSET) / across }),
  };
}

/** Draws the tree as dots with its best path. Does not depend on the view. */
export function drawMinimap(surface: Surface, scene: TreeScene, size: Size): void {
  const { palette, index, layout } = scene;
  const scale = minimapScale(scene, size);
  const x = (id: number) => scale.x(index.columns.depth[id]!);
  const y = (id: number) => scale.y(layout.row[id]!);
  surface.fillStyle = palette.surface;
  surface.beginPath();
  surface.rect(0, 0, size.width, size.height);
  surface.fill();

  const shown = onePerPixel(scene, size, x, y);
  surface.strokeStyle = palette.line;
  surface.lineWidth = 0.8;
  surface.beginPath();
  for (const id of shown) {
    const parent = index.columns.parent[id]!;
    if (parent < 0) continue;
    surface.moveTo(x(parent), y(parent));
    surface.lineTo(x(id), y(id));
  }
  surface.stroke();
  drawDots(surface, scene, shown, x, y);

  const path = scene.best.filter((id) => id < scene.stats.born && !Number.isNaN(layout.row[id]!));
  surface.strokeStyle = palette.ink;
  surface.lineWidth = 1.5;
  surface.beginPath();
  path.forEach((id, at) =>
    at === 0 ? surface.moveTo(x(id), y(id)) : surface.lineTo(x(id), y(id)),
  );
  surface.stroke();
}

function drawDots(
  surface: Surface,
  scene: TreeScene,
  ids: readonly number[],
  x: (id: number) => number,
  y: (id: number) => number,
): void {
  const { index, stats, palette } = scene;
  const ramp = rampOf(palette, scene.colour);
  for (const id of ids) {
    const reading = id < stats.born ? readingFor(scene.colour, index, stats, id) : NaN;
    const position = scalePosition(scene.colour, reading, index.columns.visits[0] ?? 1);
    const half = Math.min(3.5, 0.8 + 0.3 * Math.sqrt(stats.visits[id]!));
    surface.fillStyle = Number.isNaN(position) ? palette.line2 : ramp.fill[rampIndex(position)]!;
    surface.beginPath();
    surface.rect(x(id) - half, y(id) - half, half * 2, half * 2);
    surface.fill();
  }
}

/** One node for each pixel of the minimap: the most visited one, drawn last where it matters. */
function onePerPixel(
  scene: TreeScene,
  size: Size,
  x: (id: number) => number,
  y: (id: number) => number,
): number[] {
  const width = Math.ceil(size.width);
  const holder = new Map<number, number>();
  for (const id of scene.layout.order) {
    const pixel = Math.round(y(id)) * width + Math.round(x(id));
    const held = holder.get(pixel);
    if (held === undefined || scene.stats.visits[id]! > scene.stats.visits[held]!) {
      holder.set(pixel, id);
    }
  }
  return [...holder.values()];
}
