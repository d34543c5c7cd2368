import type { SearchIteration } from '@shared/tree/tree';
import { iterationReturn } from '../model/replay-step';
import { rampIndex, type TreePalette } from './palette';
import type { Surface } from './surface';

/** Geometry of the scrubber: where its plot lies inside its box. */
const SCRUBBER = { left: 36, right: 76, top: 8, bottom: 24 } as const;
/** Bars are never narrower than this; more iterations share one. */
const NARROWEST = 3;

export interface ScrubberSize {
  readonly width: number;
  readonly height: number;
}

/** One bar: the mean return of the iterations it stands for. */
export interface ReturnBar {
  /** First and last iteration, from 1. */
  readonly from: number;
  readonly to: number;
  /** NaN when none of them backed anything up. */
  readonly value: number;
}

/** Bars for a width: one an iteration, or as few as leave each of them visible. */
export function returnBars(iterations: readonly SearchIteration[], width: number): ReturnBar[] {
  const room = Math.max(1, Math.floor((width - SCRUBBER.left - SCRUBBER.right) / NARROWEST));
  const each = Math.max(1, Math.ceil(iterations.length / room));
  const bars: ReturnBar[] = [];
  for (let from = 0; from < iterations.length; from += each) {
    const some = iterations.slice(from, from + each);
    const values = some.map(iterationReturn).filter((value) => value !== null);
    const sum = values.reduce((total, value) => total + value, 0);
    bars.push({
      from: from + 1,
      to: from + some.length,
      value: values.length > 0 ? sum / values.length : NaN,
    });
  }
  return bars;
}

/** Position of an iteration's middle. */
export function iterationX(iteration: number, count: number, width: number): number {
  const step = (width - SCRUBBER.left - SCRUBBER.right) / Math.max(1, count);
  return SCRUBBER.left + (iteration - 0.5) * step;
}

/** The iteration at a position, from 1 to `count`. */
export function iterationAt(x: number, count: number, width: number): number {
  const step = (width - SCRUBBER.left - SCRUBBER.right) / Math.max(1, count);
  return Math.min(count, Math.max(1, Math.ceil((x - SCRUBBER.left) / step)));
}

/** Round iterations to name on the axis. */
export function iterationTicks(count: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(
    (size) => count / size <= 7,
  );
  const ticks = [1];
  for (let at = step ?? 10_000; at <= count; at += step ?? 10_000) if (at > 1) ticks.push(at);
  return ticks;
}

/** What the scrubber shows. */
export interface ScrubberScene {
  readonly iterations: readonly SearchIteration[];
  readonly best: Float64Array;
  /** Iterations that have happened. */
  readonly upTo: number;
  /** Whether the playhead with its number stands over the axis. */
  readonly playhead: boolean;
}

/** Half the width that the playhead's number takes from the axis. */
const NUMBER_ROOM = 34;

/** Draws the bars up to an iteration filled, later ones as outlines, and the best return so far. */
export function drawScrubber(
  surface: Surface,
  size: ScrubberSize,
  { iterations, best, upTo, playhead }: ScrubberScene,
  palette: TreePalette,
): void {
  const bars = returnBars(iterations, size.width);
  const lowest = bars.reduce((least, { value }) => (value < least ? value : least), 0);
  const floor = lowest < -0.5 ? -1 : lowest < 0 ? -0.5 : 0;
  const height = size.height - SCRUBBER.top - SCRUBBER.bottom;
  const y = (value: number) => SCRUBBER.top + ((1 - value) / (1 - floor)) * height;
  const right = size.width - SCRUBBER.right;

  surface.fillStyle = palette.bg;
  surface.beginPath();
  surface.rect(0, 0, size.width, size.height);
  surface.fill();
  surface.setLineDash([]);
  surface.lineWidth = 1;
  surface.font = `400 11px ${palette.sans}`;
  surface.textBaseline = 'alphabetic';
  for (const value of floor < 0 ? [1, 0, floor] : [1, 0]) {
    const at = Math.round(y(value)) + 0.5;
    surface.strokeStyle = value === 0 ? palette.line2 : palette.line;
    surface.beginPath();
    surface.moveTo(SCRUBBER.left, at);
    surface.lineTo(right, at);
    surface.stroke();
    surface.fillStyle = palette.ink3;
    surface.textAlign = 'right';
    surface.fillText(
      value === 1 ? '+1' : String(value).replace('-', '−'),
      SCRUBBER.left - 6,
      at + 4,
    );
  }
  drawBars(surface, bars, iterations.length, size, y, upTo, palette);
  drawBest(surface, best, size, y, upTo, palette);
  surface.textAlign = 'center';
  surface.fillStyle = palette.ink3;
  const x = (iteration: number) => iterationX(iteration, iterations.length, size.width);
  for (const tick of iterationTicks(iterations.length)) {
    if (playhead && Math.abs(x(tick) - x(upTo)) < NUMBER_ROOM) continue;
    surface.fillText(tick.toLocaleString('en-US'), x(tick), size.height - 6);
  }
  surface.textAlign = 'left';
  surface.fillText(
    bars[0] && bars[0].to > bars[0].from ? `mean of ${bars[0].to - bars[0].from + 1}` : 'return',
    right + 6,
    y(0) + 4,
  );
  surface.font = `500 11px ${palette.sans}`;
  surface.fillStyle = palette.ink;
  const last = best[Math.min(upTo, best.length) - 1] ?? NaN;
  if (!Number.isNaN(last))
    surface.fillText('best so far', right + 6, Math.min(y(last) + 4, y(0) - 10));
}

function drawBars(
  surface: Surface,
  bars: readonly ReturnBar[],
  count: number,
  size: ScrubberSize,
  y: (value: number) => number,
  upTo: number,
  palette: TreePalette,
): void {
  const step = (size.width - SCRUBBER.left - SCRUBBER.right) / Math.max(1, count);
  for (const { from, to, value } of bars) {
    if (Number.isNaN(value)) continue;
    const room = (to - from + 1) * step;
    const width = Math.max(1.5, Math.min(10, room * 0.6));
    const middle = SCRUBBER.left + (from - 1) * step + room / 2;
    const top = Math.min(y(0), y(value));
    const height = Math.max(2, Math.abs(y(value) - y(0)));
    surface.beginPath();
    surface.rect(middle - width / 2, top, width, height);
    if (from <= upTo) {
      surface.fillStyle = palette.diverging.fill[rampIndex((value + 1) / 2)]!;
      surface.fill();
    } else {
      surface.strokeStyle = palette.line2;
      surface.lineWidth = 1;
      surface.stroke();
    }
  }
}

function drawBest(
  surface: Surface,
  best: Float64Array,
  size: ScrubberSize,
  y: (value: number) => number,
  upTo: number,
  palette: TreePalette,
): void {
  const step = (size.width - SCRUBBER.left - SCRUBBER.right) / Math.max(1, best.length);
  surface.strokeStyle = palette.ink;
  surface.lineWidth = 1.5;
  surface.lineJoin = 'miter';
  surface.beginPath();
  let level = NaN;
  for (let at = 0; at < Math.min(upTo, best.length); at += 1) {
    const value = best[at]!;
    if (Number.isNaN(value)) continue;
    const x = SCRUBBER.left + at * step;
    if (Number.isNaN(level)) surface.moveTo(x, y(value));
    else if (value !== level) {
      surface.lineTo(x, y(level));
      surface.lineTo(x, y(value));
    }
    level = value;
  }
  if (!Number.isNaN(level))
    surface.lineTo(SCRUBBER.left + Math.min(upTo, best.length) * step, y(level));
  surface.stroke();
}
