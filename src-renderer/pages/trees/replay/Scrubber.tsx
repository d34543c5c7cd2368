import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { SearchIteration } from '@shared/tree/tree';
import { count, signed } from '@renderer/format/numbers';
import { sharpContext } from '../canvas/useDrawing';
import { usePalette } from '../canvas/usePalette';
import { drawScrubber, iterationAt, iterationX } from '../draw/scrubber';
import { bestSoFar, iterationReturn } from '../model/replay-step';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { goToIteration } from '../state/replay-actions';
import classes from './Scrubber.module.css';

const none: readonly SearchIteration[] = [];

/** One bar an iteration, the best return so far, and the playhead. A slider to the keyboard. */
export function Scrubber() {
  const explorer = useExplorer();
  const palette = usePalette();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useBoxSize(box);
  const iterations = useExplorerState((state) => state.tree?.iterations ?? none);
  const moment = useExplorerState((state) => state.moment);
  const best = useMemo(() => bestSoFar(iterations), [iterations]);
  const total = iterations.length;
  const at = moment?.iteration ?? total;
  const replaying = moment !== null;

  useEffect(() => {
    const draw = () => {
      const surface = canvas.current && sharpContext(canvas.current);
      if (!surface || size.width === 0) return;
      drawScrubber(surface, size, { iterations, best, upTo: at, playhead: replaying }, palette);
    };
    draw();
    document.fonts.addEventListener('loadingdone', draw);
    return () => {
      document.fonts.removeEventListener('loadingdone', draw);
    };
  }, [size, iterations, best, at, replaying, palette]);

  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const iteration = iterationAt(event.clientX - left, total, width);
    const shown = explorer.store.getState().moment;
    if (shown?.iteration !== iteration || shown.phase !== 3) goToIteration(explorer, iteration);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, at, total);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    goToIteration(explorer, target);
  };

  const record = iterations[at - 1];
  const value = record ? iterationReturn(record) : null;
  return (
    <div
      ref={box}
      className={classes.scrubber}
      role="slider"
      tabIndex={0}
      aria-label="Iteration"
      aria-valuemin={1}
      aria-valuemax={total}
      aria-valuenow={at}
      aria-valuetext={`${moment ? '' : 'finished tree, '}iteration ${count(at)} of ${count(total)}, ${
        value === null ? 'no return' : `return ${signed(value)}`
      }`}
      onPointerDown={scrub}
      onPointerMove={scrub}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />
      {size.width > 0 && moment && (
        <Playhead x={iterationX(at, total, size.width)} iteration={at} />
      )}
    </div>
  );
}

function Playhead({ x, iteration }: { readonly x: number; readonly iteration: number }) {
  return (
    <>
      <div className={classes.line} style={{ left: x }} />
      <div className={classes.number} style={{ left: x }}>
        {count(iteration)}
      </div>
    </>
  );
}

/** Where a key takes the playhead; `null` for keys that are not the slider's. */
function keyTarget(key: string, at: number, total: number): number | null {
  const leap = Math.max(2, Math.round(total / 10));
  const targets: Partial<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - leap,
    PageUp: at + leap,
    Home: 1,
    End: total,
  };
  const target = targets[key];
  return target === undefined ? null : Math.min(total, Math.max(1, target));
}

function useBoxSize(box: React.RefObject<HTMLDivElement | null>): {
  width: number;
  height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [box]);
  return size;
}
