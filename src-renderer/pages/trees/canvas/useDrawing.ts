import { useEffect, type RefObject } from 'react';
import { drawTree } from '../draw/draw-tree';
import type { TreePalette } from '../draw/palette';
import type { Explorer } from '../state/explorer-store';

/** Draws the explorer's scene into a canvas, at most once a frame, whenever its state changes. */
export function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  explorer: Explorer,
  palette: TreePalette,
): void {
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      frame = 0;
      const scene = explorer.derived.scene(explorer.store.getState(), palette);
      const surface = canvas.current && sharpContext(canvas.current);
      if (scene && surface) drawTree(surface, scene);
    };
    const schedule = () => {
      frame ||= requestAnimationFrame(draw);
    };
    const unsubscribe = explorer.store.subscribe(schedule);
    // Letters measured before their font is there would be drawn with another.
    document.fonts.addEventListener('loadingdone', schedule);
    schedule();
    return () => {
      unsubscribe();
      document.fonts.removeEventListener('loadingdone', schedule);
      cancelAnimationFrame(frame);
    };
  }, [canvas, explorer, palette]);
}

/** The context of a canvas whose pixels are those of the screen, scaled to CSS pixels. */
export function sharpContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d', { alpha: false });
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
