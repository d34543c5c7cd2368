import { readingFor, scalePosition } from '../model/colouring';
import { markOf, markRadius, markScale, type MarkKind } from './marks';
import { rampIndex, rampOf, type MarkRamp } from './palette';
import { nodeX, nodeY, type TreeScene } from './scene';
import type { Surface } from './surface';

/** Half height of the wedge of a folded subtree. */
const WEDGE_HALF = 13;
const WEDGE_LENGTH = 44;
/** Radius below which an exhausted node shows no inner ring. */
const RING_FROM = 4;
/** Marks below this radius are dots: no outline, no shape but the bar and the cross. */
const DOT_BELOW = 1.9;
/** Half the side of the square that is as large as a circle of radius 1. */
const DOT_HALF = Math.sqrt(Math.PI) / 2;

interface Mark {
  readonly kind: MarkKind;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Index into the ramp; −1 where the node has no such reading. */
  readonly colour: number;
}

/** Draws the nodes in order, later steps over earlier ones. */
export function drawNodes(surface: Surface, scene: TreeScene, nodes: readonly number[]): void {
  const scale = markScale(scene.view.rowHeight);
  const ramp = rampOf(scene.palette, scene.colour);
  const mostVisits = scene.index.columns.visits[0] ?? 1;
  surface.lineCap = 'butt';
  surface.lineJoin = 'miter';
  for (const id of nodes) {
    const reading = readingFor(scene.colour, scene.index, scene.stats, id);
    const position = scalePosition(scene.colour, reading, mostVisits);
    const mark: Mark = {
      kind: markOf(scene.index, scene.stats, id),
      x: nodeX(scene, id),
      y: nodeY(scene, id),
      radius: markRadius(scene.index, scene.stats, id, scale),
      colour: Number.isNaN(position) ? -1 : rampIndex(position),
    };
    if (scene.layout.closed.has(id)) drawWedge(surface, scene, mark);
    drawMark(surface, scene, mark, ramp);
    const exhausted = scene.index.columns.exhausted[id] === 1 && scene.step === null;
    if (exhausted && mark.radius >= RING_FROM && mark.kind === 'filled') {
      drawExhausted(surface, scene, mark);
    }
  }
}

function drawMark(surface: Surface, scene: TreeScene, mark: Mark, ramp: MarkRamp): void {
  const { palette } = scene;
  // A dot has no outline, so one without a reading would be lost on the surface.
  const blank = mark.radius < DOT_BELOW ? palette.ghost : palette.sunken;
  const fill = ramp.fill[mark.colour] ?? blank;
  const edge = ramp.edge[mark.colour] ?? palette.ghost;
  const ring = ramp.ring[mark.colour] ?? palette.ghost;
  switch (mark.kind) {
    case 'unborn':
      return shape(surface, mark, palette.surface, palette.line, 1);
    case 'bar':
      return drawBar(surface, mark, ring);
    case 'cross':
      return drawCross(surface, mark, palette.ink2);
    case 'hollow':
      return mark.radius < DOT_BELOW
        ? drawDot(surface, mark, ring)
        : shape(surface, mark, palette.surface, ring, Math.min(1.75, mark.radius * 0.55));
    case 'diamond':
      return shape(surface, mark, fill, palette.ink, Math.min(1.5, mark.radius * 0.45));
    default:
      return mark.radius < DOT_BELOW
        ? drawDot(surface, mark, fill)
        : shape(surface, mark, fill, edge, 1);
  }
}

function shape(surface: Surface, mark: Mark, fill: string, stroke: string, width: number): void {
  surface.beginPath();
  trace(surface, mark.kind, mark.x, mark.y, mark.radius);
  surface.fillStyle = fill;
  surface.fill();
  surface.strokeStyle = stroke;
  surface.lineWidth = width;
  surface.stroke();
}

/**
 * A dot is a square: at two or three pixels nobody tells it from a circle, and where there are
 * thousands, circles are what a frame takes longest for.
 */
function drawDot(surface: Surface, mark: Mark, colour: string): void {
  const half = mark.radius * DOT_HALF;
  surface.beginPath();
  surface.rect(mark.x - half, mark.y - half, half * 2, half * 2);
  surface.fillStyle = colour;
  surface.fill();
}

/** Adds the outline of a mark to the current path. */
function trace(surface: Surface, kind: MarkKind, x: number, y: number, radius: number): void {
  if (kind === 'diamond') {
    const reach = radius * 1.35;
    surface.moveTo(x, y - reach);
    surface.lineTo(x + reach, y);
    surface.lineTo(x, y + reach);
    surface.lineTo(x - reach, y);
    surface.closePath();
  } else if (kind === 'square') {
    const half = radius * 0.85;
    surface.rect(x - half, y - half, half * 2, half * 2);
  } else {
    surface.moveTo(x + radius, y);
    surface.arc(x, y, radius, 0, Math.PI * 2);
  }
}

function drawBar(surface: Surface, mark: Mark, colour: string): void {
  const half = mark.radius * 1.25;
  surface.strokeStyle = colour;
  surface.lineWidth = Math.max(1.2, mark.radius * 0.83);
  surface.beginPath();
  surface.moveTo(mark.x, mark.y - half);
  surface.lineTo(mark.x, mark.y + half);
  surface.stroke();
}

function drawCross(surface: Surface, mark: Mark, colour: string): void {
  const reach = Math.max(1.5, Math.min(3.5, mark.radius));
  surface.strokeStyle = colour;
  surface.lineWidth = Math.min(1.75, reach * 0.5);
  surface.beginPath();
  surface.moveTo(mark.x - reach, mark.y - reach);
  surface.lineTo(mark.x + reach, mark.y + reach);
  surface.moveTo(mark.x + reach, mark.y - reach);
  surface.lineTo(mark.x - reach, mark.y + reach);
  surface.stroke();
}

function drawExhausted(surface: Surface, scene: TreeScene, mark: Mark): void {
  surface.strokeStyle = scene.palette.surface;
  surface.lineWidth = 1.5;
  surface.beginPath();
  trace(surface, 'filled', mark.x, mark.y, mark.radius - 2);
  surface.stroke();
}

function drawWedge(surface: Surface, scene: TreeScene, mark: Mark): void {
  const { half, length } = wedgeSize(scene);
  surface.fillStyle = scene.palette.sunken;
  surface.strokeStyle = scene.palette.line2;
  surface.lineWidth = 1;
  surface.beginPath();
  surface.moveTo(mark.x, mark.y);
  surface.lineTo(mark.x + length, mark.y - half);
  surface.lineTo(mark.x + length, mark.y + half);
  surface.closePath();
  surface.fill();
  surface.stroke();
}

/** Size of a wedge: it never covers more rows than the layout kept free for it. */
export function wedgeSize(scene: TreeScene): { readonly half: number; readonly length: number } {
  const half = Math.min(WEDGE_HALF, Math.max(2.5, scene.view.rowHeight * 2.4));
  return { half, length: (WEDGE_LENGTH * half) / WEDGE_HALF };
}
