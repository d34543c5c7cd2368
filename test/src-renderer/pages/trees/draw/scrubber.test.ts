import { describe, expect, it } from 'vitest';
import type { SearchIteration } from '@shared/tree/tree';
import {
  drawScrubber,
  iterationAt,
  iterationTicks,
  iterationX,
  returnBars,
} from '@renderer/pages/trees/draw/scrubber';
import { SvgSurface } from '@renderer/pages/trees/draw/svg-surface';
import { bestSoFar } from '@renderer/pages/trees/model/replay-step';
import { testPalette } from './scene-of';

const iteration = (at: number, value: number | null): SearchIteration => ({
  iteration: at,
  selected: [0],
  expanded: [],
  rollout: [],
  backups: value === null ? [] : [{ leaf: 0, value }],
});
const log = (count: number) => Array.from({ length: count }, (_, at) => iteration(at + 1, at % 2));

describe('the bars', () => {
  it('are one an iteration where there is room', () => {
    const bars = returnBars([iteration(1, 0.5), iteration(2, null)], 900);
    expect(bars).toEqual([
      { from: 1, to: 1, value: 0.5 },
      { from: 2, to: 2, value: NaN },
    ]);
  });

  it('stand for the mean of several where there is not', () => {
    const bars = returnBars(log(5000), 500);
    expect(bars.length).toBeLessThan(140);
    expect(bars[0]!.from).toBe(1);
    expect(bars[0]!.value).toBeCloseTo(0.5, 1);
    expect(bars.at(-1)!.to).toBe(5000);
  });
});

describe('the axis', () => {
  it('finds the iteration under each of its positions', () => {
    for (const at of [1, 2, 30, 56]) expect(iterationAt(iterationX(at, 56, 944), 56, 944)).toBe(at);
    expect(iterationAt(-50, 56, 944)).toBe(1);
    expect(iterationAt(5000, 56, 944)).toBe(56);
  });

  it('names a few round iterations', () => {
    expect(iterationTicks(56)).toEqual([1, 10, 20, 30, 40, 50]);
    expect(iterationTicks(3)).toEqual([1, 2, 3]);
    expect(iterationTicks(1500)).toEqual([1, 500, 1000, 1500]);
  });
});

it('draws later iterations as outlines and the best only as far as it got', () => {
  const iterations = log(10);
  const draw = (upTo: number) => {
    const surface = new SvgSurface();
    const scene = { iterations, best: bestSoFar(iterations), upTo, playhead: true };
    drawScrubber(surface, { width: 500, height: 112 }, scene, testPalette);
    return surface.toString(500, 112, '');
  };
  const outlines = (text: string) =>
    text.match(new RegExp(`fill="none" stroke="${testPalette.line2}"`, 'g'))?.length ?? 0;
  expect(outlines(draw(4))).toBe(outlines(draw(10)) + 6);
  expect(draw(1).includes('NaN')).toBe(false);
});
